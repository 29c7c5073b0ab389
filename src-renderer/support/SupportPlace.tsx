import { useEffect } from 'react';
import type { Place } from '../stores/ui-store.ts';
import { EmergencyGuide } from './EmergencyGuide.tsx';
import { RequestsView } from './RequestsView.tsx';
import { StatusView } from './StatusView.tsx';
import { SupportView } from './SupportView.tsx';

/** The places for when Wise itself is the problem. */
export function SupportPlace({ place }: { readonly place: Place }) {
  // Whoever came by a command has the focus in what is gone by now; it goes on at the head of the place.
  useEffect(() => {
    const timer = setTimeout(() => {
      const { activeElement } = document;
      if (activeElement !== null && activeElement !== document.body && activeElement.closest('[role="dialog"]') === null) return;
      document.querySelector<HTMLElement>(`[data-place="${place}"] .place-head button`)?.focus();
    });
    return () => clearTimeout(timer);
  }, [place]);
  switch (place) {
    case 'status':
      return <StatusView />;
    case 'requests':
      return <RequestsView />;
    case 'support':
      return <SupportView />;
    case 'emergency':
      return <EmergencyGuide />;
    default:
      return null;
  }
}
