/** File systems take 255 bytes; what uses a name later may put something before or behind it. */
const longest = 200;

/**
 * What no file system takes in a name, or what shows another name than the file has: separators of paths, characters that
 * Windows refuses, control characters, and those that turn the direction of writing or have no width.
 */
const unusable = /[\\/:*?"<>|\p{Cc}\p{Zl}\p{Zp}\p{Surrogate}]+/gu;
const invisible = /[\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]/g;

/** Windows opens a device under these names, whatever their extension. */
const deviceName =
	/^(?:con|prn|aux|nul|conin\$|conout\$|com[\d\u00B9\u00B2\u00B3]|lpt[\d\u00B9\u00B2\u00B3])[ .]*(?:\.|$)/i;

/**
 * A name that is safe on every system: one part of a path and nothing else, its extension kept. A name comes from the system
 * or from whoever uploaded the file there, and workflows write files under it.
 */
export function cleanFileName(given: string): string {
	const parts = given
		.replace(invisible, '')
		.split(/[\\/]/)
		// The drive of a path says nothing about the file.
		.filter((part) => !/^[\s.]*$/.test(part) && !/^[A-Za-z]:$/.test(part));
	const name = trimmed(parts.join('_').replace(unusable, '_'));
	if (name === '') return 'file';
	// A leading dot hides a file, and what stands behind it alone is its extension.
	const shown = name.startsWith('.') ? `file${name.replace(/\.+/, '.')}` : name;
	return shortened(deviceName.test(shown) ? `_${shown}` : shown);
}

/** Windows drops dots and blanks at the end, so that two names would be one. */
function trimmed(name: string): string {
	return name.replace(/^\s+/, '').replace(/(?<![\s.])[\s.]+$/, '');
}

/** Cut between characters, in front of the extension. */
function shortened(name: string): string {
	if (Buffer.byteLength(name) <= longest) return name;
	const extension = /\.[^.\s]{1,20}$/.exec(name)?.[0] ?? '';
	const room = longest - Buffer.byteLength(extension);
	let base = '';
	let bytes = 0;
	for (const character of name.slice(0, name.length - extension.length)) {
		bytes += Buffer.byteLength(character);
		if (bytes > room) break;
		base += character;
	}
	return trimmed(base) + extension;
}
