import type { OperationContext, RestMethod } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { isRefusal } from '../content/fieldNames';
import { applicationsIn, fieldsIn, groupsIn, levelsIn, usersIn, valuesIn } from './definitions';
import { knownAnswers, type Answers } from './known';
import * as rest from './methods';
import type { FieldDefinition, Known, Level, ListValue, Metadata } from './model';
import * as soap from './overSoap';
import { readRest } from './restAccess';

/** Names and definitions as the account of this execution sees them; asked for once, whatever the number of items. */
export function metadataOf(context: OperationContext): Metadata {
	return new AskedMetadata(context, knownAnswers(context));
}

type Objects = Extract<Awaited<ReturnType<typeof readRest>>, { failure?: undefined }>['objects'];

class AskedMetadata implements Metadata {
	constructor(
		private readonly context: OperationContext,
		private readonly answers: Answers,
	) {}

	applications() {
		return this.answers.once('applications', async () => {
			const applications = await this.read(rest.readApplications, {}, (found) =>
				applicationsIn(found, false),
			);
			if (applications === undefined) {
				const reported = await this.reported();
				return reported.failure ? reported : { found: reported.found.applications };
			}
			if (applications.failure) return applications;
			const answer = await readRest(this.context, rest.readQuestionnaires);
			if (answer.failure && !answer.isClosed) return { failure: answer.failure };
			// A right of its own, and not every installation has any: without them the applications are worth as much.
			const questionnaires = applicationsIn(answer.objects ?? [], true);
			const found = [...applications.found, ...questionnaires];
			return { found: found.sort((one, other) => one.name.localeCompare(other.name)) };
		});
	}

	levels(applicationId: number): Promise<Known<Level[]>> {
		return this.answers.once(`levels ${applicationId}`, async () => {
			const levels = await this.read(rest.readLevels, { id: String(applicationId) }, levelsIn);
			if (levels !== undefined) return levels;
			const reported = await this.reported();
			if (reported.failure) return reported;
			const sample = await this.sample(applicationId);
			return sample.failure ? sample : await soap.levelOfSample(applicationId, reported.found, sample.found);
		});
	}

	fields(applicationId: number): Promise<Known<FieldDefinition[]>> {
		return this.answers.once(`fields ${applicationId}`, async () => {
			const fields = await this.read(rest.readFields, { id: String(applicationId) }, fieldsIn);
			if (fields !== undefined) return fields;
			const sample = await this.sample(applicationId);
			return sample.failure ? sample : { found: sample.found.fields };
		});
	}

	values({ id, valuesListId }: FieldDefinition): Promise<Known<ListValue[]>> {
		return this.answers.once(`values ${id}`, async () => {
			const values = valuesListId === undefined ? undefined : await this.listed(valuesListId);
			return values ?? (await soap.valuesOverSoap(this.context, { fieldId: id }));
		});
	}

	valuesOfList(valuesListId: number): Promise<Known<ListValue[]>> {
		return this.answers.once(`list ${valuesListId}`, async () => {
			const values = await this.listed(valuesListId);
			return values ?? (await soap.valuesOverSoap(this.context, { valuesListId }));
		});
	}

	users() {
		return this.answers.once('users', async () => {
			const users = await soap.usersOverSoap(this.context);
			if (!users.failure || !isRefusal(users.failure)) return users;
			return (await this.read(rest.readUsers, {}, usersIn)) ?? users;
		});
	}

	groups() {
		return this.answers.once('groups', async () => {
			const groups = await soap.groupsOverSoap(this.context);
			if (!groups.failure || !isRefusal(groups.failure)) return groups;
			return (await this.read(rest.readGroups, {}, groupsIn)) ?? groups;
		});
	}

	referenceLevels(fieldId: number): Promise<Known<Level[]>> {
		return this.answers.once(`reference ${fieldId}`, async () => {
			const levels = await this.read(rest.readReferenceLevels, { id: String(fieldId) }, levelsIn);
			return levels ?? { failure: this.answers.closed! };
		});
	}

	isRestClosed(): boolean {
		return this.answers.closed !== undefined;
	}

	private async listed(valuesListId: number): Promise<Known<ListValue[]> | undefined> {
		return await this.read(rest.readValues, { id: String(valuesListId) }, valuesIn);
	}

	/** @returns undefined where REST is closed, which is said once */
	private async read<T>(
		method: RestMethod,
		parameters: Record<string, string>,
		entriesIn: (objects: Objects) => T,
	): Promise<Known<T> | undefined> {
		const answer = await readRest(this.context, method, parameters);
		if (answer.failure === undefined) return { found: entriesIn(answer.objects) };
		if (!answer.isClosed) return { failure: answer.failure };
		this.answers.closed ??= closedFailure(answer.failure);
		this.context.remark(closedRemark);
		return undefined;
	}

	private reported() {
		return this.answers.once('reports', async () => await soap.reportedApplications(this.context));
	}

	private sample(applicationId: number): Promise<Known<soap.Sample>> {
		return this.answers.once(`sample ${applicationId}`, async () => {
			const reported = await this.reported();
			if (reported.failure) return reported;
			return await soap.sampledFields(this.context, applicationId, reported.found);
		});
	}
}

const closedRemark =
	"Archer's REST interface is closed to this account, so names come from reports, searches and values lists: only what these show is known. IDs and GUIDs work as ever.";

function closedFailure(failure: Failure): Failure {
	return {
		...failure,
		message: `Archer's REST interface is closed to this account: ${failure.message}`,
		advice: 'Use IDs or GUIDs, or let the account use the REST interface: only that tells this.',
		reached: 'no',
	};
}
