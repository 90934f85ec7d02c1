import { type FSWatcher, watch } from 'node:fs';
import { dirname } from 'node:path';

/** The folders that are being watched. */
export interface FolderWatch {
  /** Watches the folders of these files, at most 64, and no others. A folder that cannot be watched is passed over. */
  set(files: readonly string[]): void;
}

/**
 * Calls `onEvent` when anything happens in the folders of some files: the files themselves may be replaced by renaming or by
 * links, which a watch on a file does not see. It keeps no process alive.
 */
export function watchFolders(onEvent: () => void): FolderWatch {
  const watchers = new Map<string, FSWatcher>();
  return {
    set(files) {
      const wanted = new Set(files.map((file) => dirname(file)).slice(0, FOLDERS_MAX));
      for (const [folder, watcher] of watchers) {
        if (wanted.has(folder)) continue;
        watchers.delete(folder);
        watcher.close();
      }
      for (const folder of wanted) if (!watchers.has(folder)) open(folder);
    },
  };

  function open(folder: string): void {
    let watcher: FSWatcher;
    try {
      watcher = watch(folder, { persistent: false }, onEvent);
    } catch {
      // Not every file system can tell of changes, and the number of watches is limited; callers look from time to time.
      return;
    }
    watchers.set(folder, watcher);
    watcher.on('error', () => {
      watchers.delete(folder);
      watcher.close();
    });
  }
}

const FOLDERS_MAX = 64;
