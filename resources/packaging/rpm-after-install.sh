#!/bin/sh
# Chromium's sandbox also starts where ordinary users may have no user namespaces.
chown root:root /opt/Caseport/chrome-sandbox
chmod 4755 /opt/Caseport/chrome-sandbox
update-desktop-database -q 2>/dev/null || true
