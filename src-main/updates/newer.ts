const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/;

/** The three numbers of a version; null for anything else, versions before a release among them. */
export function readVersion(text: string): readonly [number, number, number] | null {
  const found = VERSION.exec(text);
  return found === null ? null : [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** True where `version` came after `other`. What is no version is never newer. */
export function isNewer(version: string, other: string): boolean {
  const one = readVersion(version);
  const two = readVersion(other);
  if (one === null || two === null) return false;
  const at = one.findIndex((part, index) => part !== two[index]);
  return at !== -1 && (one[at] ?? 0) > (two[at] ?? 0);
}
