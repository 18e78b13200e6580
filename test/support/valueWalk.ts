import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
} from 'n8n-workflow';
import { isTask, methodNames } from '../../nodes/shared/operation/resource';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import type { Sandbox } from '../../sandbox';
import type { SystemName } from './methods';
import { sampleOf } from './requests';
import { parametersFor, rowFor, versionOf, withValue } from './valueParameters';
import { givenValues, stateInRow, stateOf, type State } from './valueStates';
import { runNode, sandboxCredentials } from './workflow';

/** Every operation and parameter of a system with every value: the rule of `valueStates.ts` against what arrives. */
export class ValueWalk {
	private store;

	/** Of the node, in which the field that is walked is shown. */
	private version = 1;

	constructor(
		private readonly sandbox: Sandbox,
		private readonly name: SystemName,
	) {
		this.store = sandboxCredentials(sandbox);
	}

	/** One sentence per value whose end is not that of the rule. */
	async walk(operation: Entry): Promise<string[]> {
		const wrong: string[] = [];
		for (const property of operation.fields) {
			if (property.type === 'hidden' || property.type === 'notice' || property.noDataExpression) continue;
			this.version = versionOf(property);
			if (property.type !== 'fixedCollection') {
				wrong.push(...(await this.walkProperty(operation, property)));
				continue;
			}
			// n8n drops an expression that stands for all rows at once; those in its columns reach the node.
			for (const section of property.options as INodePropertyCollection[]) {
				for (const column of section.values) {
					wrong.push(...(await this.walkColumn(operation, property, section, column)));
				}
			}
		}
		return wrong;
	}

	private async walkProperty(operation: Entry, property: PropertySpec): Promise<string[]> {
		const others = parametersFor(operation, property);
		const parameters = withValue(others, property, expression);
		const at = `${operation.resource}.${operation.value} ${property.name}`;
		const values = Object.entries(givenValues).map(([title, make]) => {
			const value = make(property.xml ? sampleOf(property) : 'Text');
			return { title, value, state: stateOf(property, value) };
		});
		const wrong: string[] = [];
		const refusals = values.filter(({ state }) => state?.kind === 'refused');
		wrong.push(...(await this.refuses(operation, parameters, property.displayName, at, refusals)));
		const passing = values.filter(({ state }) => state !== undefined && state.kind !== 'refused');
		if (passing.length === 0) return wrong;
		// n8n itself refuses to run without a required field.
		const base = property.required ? undefined : (await this.sends(operation, others, [undefined]))[0];
		const given = passing.map(({ value }) => value);
		const sent = await this.sends(operation, parameters, given);
		for (const [index, { title, state }] of passing.entries()) {
			const sentence = this.wrongWith(operation, property, state!, sent[index], base);
			if (sentence !== undefined) wrong.push(`${at} = ${title}: ${sentence}`);
		}
		return wrong;
	}

	private wrongWith(
		operation: Entry,
		property: PropertySpec,
		state: State,
		{ bodies, refusal }: Sent,
		base: Sent | undefined,
	): string | undefined {
		const { kind, text } = state;
		const isHook = isOfHook(operation);
		if (refusal === property.displayName && refusal !== base?.refusal) {
			// A hook may know that every account needs a name, or what a field of its own must hold.
			const mayRefuse = property.xml === undefined || kind === 'emptied' || text?.trim() === '';
			return (isHook || isOfVariant(operation, property)) && mayRefuse && kind !== 'untouched'
				? undefined
				: 'refused';
		}
		if (kind === 'untouched') {
			const isSame = bodies.join() === base?.bodies.join();
			return isSame ? undefined : `not what goes out untouched: ${difference(base?.bodies ?? [], bodies)}`;
		}
		if (property.xml === undefined || bodies.length === 0 || isHook) return undefined;
		if (kind === 'sent') {
			const holds = property.xml.document ? holdsInside : holdsText;
			return bodies.some((body) => holds(body, text!)) ? undefined : `"${text}" does not arrive`;
		}
		return bodies.some((body) => holdsEmpty(body, property)) ? undefined : 'does not arrive empty';
	}

	private async walkColumn(
		operation: Entry,
		property: PropertySpec,
		section: INodePropertyCollection,
		column: INodeProperties,
	): Promise<string[]> {
		const row = rowFor(section.values, column);
		const rows = { [section.name]: [{ ...row, [column.name]: expression }] };
		const parameters = withValue(parametersFor(operation, property), property, rows);
		const at = `${operation.resource}.${operation.value} ${property.name}.${column.name}`;
		const values = Object.entries(givenValues).map(([title, make]) => {
			const value = make('Text');
			return { title, value, state: stateInRow(column, value) };
		});
		const refusals = values.filter(({ state }) => state?.kind === 'refused');
		return await this.refuses(operation, parameters, property.displayName, at, refusals);
	}

	/** All of these values, an item each: none may reach the system. */
	private async refuses(
		operation: Entry,
		parameters: INodeParameters,
		parameter: string,
		at: string,
		refusals: Array<{ title: string; value: unknown }>,
	): Promise<string[]> {
		if (refusals.length === 0) return [];
		this.sandbox.control.clearRequests();
		const { errors, error } = await this.run(
			operation,
			parameters,
			refusals.map(({ value }) => value),
		);
		if (error) return [`${at}: ${error.message}`];
		const wrong: string[] = [];
		for (const [index, { title }] of refusals.entries()) {
			const found = errors.find(({ message }) => message.endsWith(`[item ${index}].`));
			if (found?.fault.parameter !== parameter) {
				wrong.push(`${at} = ${title}: ${found ? `"${found.message}"` : 'done'} instead of an error`);
			}
		}
		const sent = this.bodies(operation).length;
		if (sent > 0 && wrong.length === 0) wrong.push(`${at}: ${sent} requests although all are refused`);
		return wrong;
	}

	/** What each value makes the node send; all in one run where every item has one request. */
	private async sends(operation: Entry, parameters: INodeParameters, given: unknown[]): Promise<Sent[]> {
		if (!isOfHook(operation) && given.length > 1) {
			const together = await this.bodiesOf(operation, parameters, given);
			if (together.bodies.length === given.length) {
				return together.bodies.map((body) => ({ bodies: [body] }));
			}
		}
		const sent: Sent[] = [];
		for (const value of given) sent.push(await this.bodiesOf(operation, parameters, [value]));
		return sent;
	}

	private async bodiesOf(operation: Entry, parameters: INodeParameters, given: unknown[]): Promise<Sent> {
		if (isOfHook(operation)) this.sandbox.control.reset();
		if (isOfHook(operation)) this.store = sandboxCredentials(this.sandbox);
		this.sandbox.control.clearRequests();
		const { errors, error } = await this.run(operation, parameters, given);
		if (error) throw error;
		const refusal = errors.find(({ fault }) => fault.kind === 'parameter')?.fault.parameter as string;
		return { bodies: this.bodies(operation), refusal };
	}

	private async run(operation: Entry, parameters: INodeParameters, values: unknown[]) {
		const { errors, error } = await runNode({
			node: this.name,
			version: this.version,
			parameters: {
				resource: operation.resource,
				operation: operation.value,
				...parameters,
				options: { ...oneByOne(operation), ...(parameters.options as INodeParameters) },
			},
			items: values.map(
				(value): INodeExecutionData => ({ json: { value } as IDataObject, binary: { data: file } }),
			),
			onError: 'continueErrorOutput',
			store: this.store,
		});
		return {
			error,
			errors: errors.map(({ json }) => json.error as { message: string; fault: IDataObject }),
		};
	}

	/** What arrived but for the sign-in, without what differs from session to session. */
	private bodies(entry: Entry): string[] {
		return this.sandbox.requests
			.filter(({ method }) => methodNames(entry).includes(method) || !signIns.test(method))
			.map(({ body }) =>
				body
					.replace(/[0-9A-F]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '#')
					.replace(/AuthenticationToken="[^"]*"/g, ''),
			);
	}
}

interface Sent {
	bodies: string[];
	/** The parameter that was refused. */
	refusal?: string;
}

const signIns = /^(Create\w*Session\w*|AuthenticateUser|GetAccounts?|getAttribData|\?WSDL|\?wsdl)$/;

function oneByOne({ batch }: Entry): INodeParameters {
	return { parallelRequests: 1, ...(batch ? { itemsPerRequest: 1 } : {}) };
}

const expression = '={{ $json.value }}';
const file = {
	data: Buffer.from('%PDF-1.4 test').toString('base64'),
	fileName: 'test.pdf',
	mimeType: 'application/pdf',
};

/** Hooks may make something else of a value; what they must not do is hold by the other checks. */
function isOfHook(entry: Entry): boolean {
	if (isTask(entry) || entry.batch?.perform) return true;
	return [entry.checks, entry.keeps, entry.check, entry.load].some((verb) => verb !== undefined);
}

/** A value that only a variant of the method sends must be what that one takes. */
function isOfVariant(entry: Entry, { name, xml }: PropertySpec): boolean {
	if (isTask(entry) || xml !== undefined) return false;
	return (entry.variants ?? []).some(({ method }) => method.fields.some((field) => field.name === name));
}

/** In a document that is the text of an element. */
function holdsInside(body: string, text: string): boolean {
	return body.includes(`&gt;${text}&lt;`);
}

function holdsText(body: string, text: string): boolean {
	return body.includes(`>${text}<`) || body.includes(`="${text}"`);
}

function holdsEmpty(body: string, { xml }: PropertySpec): boolean {
	const name = xml!.path.split(/[/@]/).pop()!;
	return new RegExp(`<${name}(?:/>|></)| ${name}=""`).test(body);
}

function difference(base: string[], other: string[]): string {
	const first = base.findIndex((body, index) => body !== other[index]);
	if (first < 0 || other[first] === undefined) return `${base.length} and ${other.length} requests`;
	const position = [...base[first]].findIndex((character, index) => character !== other[first][index]);
	return `…${base[first].slice(Math.max(0, position - 40), position + 40)}… and …${other[first].slice(Math.max(0, position - 40), position + 40)}…`;
}
