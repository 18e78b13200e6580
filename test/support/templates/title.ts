/** What n8n asks of a title: a verb, a thing and where, in sentence case. */

const verbs = [
	'Add',
	'Approve',
	'Archive',
	'Assign',
	'Call',
	'Check',
	'Collect',
	'Compare',
	'Create',
	'Deactivate',
	'Find',
	'Import',
	'Keep',
	'List',
	'Offboard',
	'Onboard',
	'Open',
	'Provision',
	'Remove',
	'Report',
	'Restore',
	'Review',
	'Send',
	'Sync',
	'Turn',
	'Update',
];

/** Names that keep their capitals in the middle of a title. */
const names = [
	'AI',
	'Archer',
	'AssureSign',
	'BambooHR',
	'Excel',
	'Google',
	'HiBob',
	'HR',
	'Jira',
	'Personio',
	'ServiceNow',
	'Sheets',
	'Slack',
	'SoftExpert',
	'Zendesk',
];

const longest = 100;

/** @returns a sentence, or nothing when the title is one */
export function titleProblem(title: string): string | undefined {
	const [first, ...others] = title.split(' ');
	if (!verbs.includes(first)) return `"${first}" is none of the verbs that a title begins with`;
	if (title.length > longest) return `It has more than ${longest} characters`;
	if (/[^\p{L}\p{N} ,'’-]/u.test(title)) return 'It has other characters than letters, digits and commas';
	const capital = others.find((word) => /^\p{Lu}/u.test(word) && !names.includes(word.replace(/,$/, '')));
	if (capital !== undefined) return `"${capital}" has a capital letter and is no known name`;
	if (!/Archer|SoftExpert|AssureSign/.test(title)) return 'It names none of the three systems';
	if (!/ (?:to|on|in|into|from|for|with|across) /.test(title)) return 'It does not say where';
	return undefined;
}
