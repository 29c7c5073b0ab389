import type { Place } from '../stores/ui-store.ts';
import { EmergencyGuide } from './EmergencyGuide.tsx';
import { RequestsView } from './RequestsView.tsx';
import { StatusView } from './StatusView.tsx';
import { SupportView } from './SupportView.tsx';

/** The places for when Wise itself is the problem. */
export function SupportPlace({ place }: { readonly place: Place }) {
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
