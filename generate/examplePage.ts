/** A block of code below a link to a file of the repository, which is alone in its line: the block is the file. */
const block = /^(\[`[^`]+`\]\((?:\.\.\/)+(\S+?)\):\n\n```\w+\n)[^]*?^```$/gm;

/** The page with the files as they are now: a page of code that nobody runs would rot. */
export function withFiles(page: string, read: (file: string) => string): string {
	return page.replace(
		block,
		(_all, before: string, file: string) => `${before}${read(fromRoot(file))}\`\`\``,
	);
}

/** Pages of how-to lie two folders below the root, and examples beside them in docs. */
function fromRoot(file: string): string {
	return /^(?:test|nodes|sandbox)\//.test(file) ? file : `docs/${file}`;
}
