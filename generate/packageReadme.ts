import { documentation, repository } from './address';
import type { SoapSystem } from '../nodes/shared/operation/dialect';
import { sandboxPackage, wholePackage, type SinglePackage } from './packages';

/** What npm and n8n show of a package: addresses are whole, since npm knows nothing of the repository's folders. */
export function packageReadme(one: SinglePackage, system: SoapSystem): string {
	const trigger = one.nodes.find((name) => name.endsWith('Trigger'));
	const resources = [...system.resources].map(({ name }) => name).sort();
	const hasTrigger = trigger === undefined ? '' : `, and a trigger, **${system.dialect.system} Trigger**`;
	return `# ${one.name}

[n8n](https://n8n.io) nodes for **${one.service}**. You drag operations with typed fields into a workflow and get JSON; you never see
XML, a session token or a SOAP fault. Credentials test themselves, and errors say what to do.

## Install

**Settings → Community nodes → Install**, package name \`${one.name}\`. You need to be the owner or an administrator of the instance.

## Operations

${system.operations.length} operations of ${resources.map((name) => `*${name}*`).join(', ')}${hasTrigger}.
[All of them with their fields and results](${documentation(`reference/${one.pages[0]}.md`)}).

## Credentials

[What to enter, and where it comes from](${documentation(`credentials.md#${one.credentialSections[0]}`)}). **Test** signs in for real and says which field to look at when it
fails.

## Example workflow

[${one.template}.json](${repository}/blob/main/templates/${one.template}.json), and more in
[templates](${repository}/tree/main/templates). The files in this package's folder \`templates\` name the nodes as this package has them. Import one with **⋯ → Import from
File** in an empty workflow; its notes say what to change.

## Try it without an account

\`\`\`sh
npx ${sandboxPackage}
\`\`\`

plays ${one.service} on your own machine, and writes the credentials and workflows to import into n8n.

## Compatibility

[Which n8n, which releases of ${one.service}](${documentation('compatibility.md')}).

## More

[Documentation](${documentation('README.md')}) · [Errors](${documentation('errors.md')}) · [Limits](${documentation('limits.md')}) · [Security](${repository}/blob/main/SECURITY.md) ·
[Changes](${repository}/blob/main/CHANGELOG.md). Who needs several of the systems and hosts n8n can install \`${wholePackage}\` in place of this package, never beside it:
[how to move](${documentation('how-to/move-between-packages.md')}).

[MIT](${repository}/blob/main/LICENSE). ${one.service} is a trademark of its owner; this project is not affiliated with it.
`;
}

export function sandboxReadme(): string {
	return `# ${sandboxPackage}

Archer, SoftExpert Suite and AssureSign, simulated on 127.0.0.1 with state: try the n8n nodes for them without an account.

\`\`\`sh
npx ${sandboxPackage}
\`\`\`

starts the three systems, prints their addresses and logins, and writes the folder \`${sandboxPackage}\` with

- \`credentials.json\` for \`n8n import:credentials --input=${sandboxPackage}/credentials.json\`,
- the workflows of the documentation, one file each, for **⋯ → Import from File** (or \`n8n import:workflow --separate
  --input=${sandboxPackage}/workflows\`).

Ctrl-C ends it; what you did to the systems is gone then.

| Option | |
| --- | --- |
| \`--port 8085\` | The port; without it a free one, so that the credentials change with each start |
| \`--people 10\` | How many sample people the systems know (10 without it) |
| \`--packages single\` | Workflows for the packages of one service each; without it for the package that has all three |
| \`--folder somewhere\` | Where the files go |
| \`--no-files\` | Writes none |
| \`--max-minutes 60\` | Ends by itself |
| \`--json\` | Prints one line of JSON for a program |

\`npx ${sandboxPackage} move\` renames the node types of saved workflows when you change from one package to the other:
[how to move](${documentation('how-to/move-between-packages.md')}).

How strict the systems are, their people and their control interface: [sandbox](${repository}/blob/main/sandbox/README.md).
`;
}
