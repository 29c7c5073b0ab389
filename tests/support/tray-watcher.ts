import { type Bus, sessionBus } from '@homebridge/dbus-native';

const NAME = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const ITEM = 'org.kde.StatusNotifierItem';
const MENU = 'com.canonical.dbusmenu';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const PRIMARY_OWNER = 1;
const EVERYTHING = -1;

export type TrayRow = { readonly id: number; readonly label: string; readonly enabled: boolean };

/** The tray of a desktop, played by the test on the session bus with the real protocol. */
export type TrayWatcher = {
  /** How many icons are there. */
  items(): Promise<number>;
  tooltip(): Promise<string>;
  /** The picture as it was sent, to tell one from another. */
  picture(): Promise<string>;
  menu(): Promise<readonly TrayRow[]>;
  /** Chooses a row of the menu. @throws where it has none of that name */
  press(label: string): Promise<void>;
  /** A click on the icon itself. */
  activate(): Promise<void>;
  stop(): void;
};

type Item = { readonly service: string; readonly path: string };

/** Where an icon lives: a bus name, a path, or one after the other. */
function itemOf(registered: string, sender: string): Item {
  if (registered.startsWith('/')) return { service: sender, path: registered };
  const slash = registered.indexOf('/');
  if (slash === -1) return { service: registered, path: '/StatusNotifierItem' };
  return { service: registered.slice(0, slash), path: registered.slice(slash) };
}

/** D-Bus' variants come as [signature, [value]]; this is the value. */
function inVariant(value: unknown): unknown {
  return Array.isArray(value) && Array.isArray(value[1]) ? value[1][0] : value;
}

function rowOf(variant: unknown): TrayRow[] {
  const node = inVariant(variant);
  if (!Array.isArray(node) || !Array.isArray(node[1])) return [];
  const properties = new Map(
    node[1].map((pair: unknown) => (Array.isArray(pair) ? [String(pair[0]), inVariant(pair[1])] : ['', ''])),
  );
  if (properties.get('type') === 'separator') return [];
  // Underscores mark the key that chooses a row.
  const label = String(properties.get('label') ?? '').replaceAll('_', '');
  return [{ id: Number(node[0]), label, enabled: properties.get('enabled') !== false }];
}

export async function startTrayWatcher(): Promise<TrayWatcher> {
  const bus: Bus = sessionBus();
  const registered: Item[] = [];
  const watcher = {
    IsStatusNotifierHostRegistered: true,
    ProtocolVersion: 0,
    RegisteredStatusNotifierItems: [] as string[],
    RegisterStatusNotifierItem(name: unknown, message: unknown) {
      const sender: unknown = Reflect.get(Object(message), 'sender');
      registered.push(itemOf(String(name), String(sender)));
      return undefined;
    },
    RegisterStatusNotifierHost: () => undefined,
  };
  bus.exportInterface(watcher, PATH, {
    name: NAME,
    methods: { RegisterStatusNotifierItem: ['s', ''], RegisterStatusNotifierHost: ['s', ''] },
    properties: { IsStatusNotifierHostRegistered: 'b', ProtocolVersion: 'i', RegisteredStatusNotifierItems: 'as' },
  });
  await new Promise<void>((resolve, reject) => {
    bus.connection.once('error', reject);
    bus.requestName(NAME, 0, (error, result) => {
      if (error === null && result === PRIMARY_OWNER) resolve();
      else reject(new Error('another tray runs on this bus'));
    });
  });

  function call(service: string, path: string, iface: string, member: string, signature: string, body: readonly unknown[]) {
    return new Promise<readonly unknown[]>((resolve, reject) => {
      bus.invoke({ destination: service, path, interface: iface, member, signature, body }, (error, ...values) => {
        if (error === null) resolve(values);
        else reject(new Error(`${member}: ${error.name} ${error.message}`));
      });
    });
  }

  async function isAlive({ service }: Item): Promise<boolean> {
    const answer = await call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'NameHasOwner', 's', [
      service,
    ]);
    return answer[0] === true;
  }

  async function alive(): Promise<readonly Item[]> {
    const living = await Promise.all(registered.map(isAlive));
    return registered.filter((_, at) => living[at] === true);
  }

  async function item(): Promise<Item> {
    const found = (await alive()).at(-1);
    if (found === undefined) throw new Error('there is no icon in the tray');
    return found;
  }

  async function property(name: string): Promise<unknown> {
    const { service, path } = await item();
    const [value] = await call(service, path, PROPERTIES, 'Get', 'ss', [ITEM, name]);
    return inVariant(value);
  }

  async function layout(): Promise<{ readonly service: string; readonly path: string; readonly rows: readonly TrayRow[] }> {
    const { service } = await item();
    const path = String(await property('Menu'));
    const [, root] = await call(service, path, MENU, 'GetLayout', 'iias', [0, EVERYTHING, []]);
    const children: unknown = Array.isArray(root) ? root[2] : [];
    return { service, path, rows: Array.isArray(children) ? children.flatMap(rowOf) : [] };
  }

  return {
    items: async () => (await alive()).length,
    async tooltip() {
      const parts = await property('ToolTip');
      return Array.isArray(parts) ? String(parts[2]) : '';
    },
    picture: async () => JSON.stringify(await property('IconPixmap')),
    menu: async () => (await layout()).rows,
    async press(label) {
      const { service, path, rows } = await layout();
      const row = rows.find((one) => one.label === label);
      if (row === undefined) throw new Error(`the tray has no ${label}; it has ${rows.map((one) => one.label).join(', ')}`);
      await call(service, path, MENU, 'Event', 'isvu', [row.id, 'clicked', ['i', 0], 0]);
    },
    async activate() {
      const { service, path } = await item();
      await call(service, path, ITEM, 'Activate', 'ii', [0, 0]);
    },
    stop: () => bus.connection.end(),
  };
}
