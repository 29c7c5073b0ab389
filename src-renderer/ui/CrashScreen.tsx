import { RotateCcw } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { EmptyState } from './EmptyState.tsx';

/** A bug in drawing the screen must not leave an empty window: what is written is safe in the main process. */
export class CrashScreen extends Component<{ readonly children: ReactNode }, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override render(): ReactNode {
    if (!this.state.crashed) return this.props.children;
    return (
      <main className="stage">
        <EmptyState
          level={1}
          icon={RotateCcw}
          title="This window stumbled"
          action={
            <Button look="primary" onClick={() => window.location.reload()}>
              Draw it again
            </Button>
          }
        >
          <p>A fault of the program, not yours. Drafts, replies and cases are kept by another process and were not touched.</p>
        </EmptyState>
      </main>
    );
  }
}
