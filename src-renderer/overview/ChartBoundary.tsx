import { Component, type ReactNode } from 'react';

type State = { readonly failed: boolean };

/** A chart that can not be drawn takes nothing else with it: its sentence and its table stay. */
export class ChartBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <p className="muted">The chart could not be drawn. Its numbers stand beside it.</p>
    ) : (
      this.props.children
    );
  }
}
