import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure, type Failure } from '../../shared/soap/failure';
import { isRefusal } from '../content/fieldNames';
import { knownAnswers } from '../metadata/known';
import { metadataOf } from '../metadata/metadata';
import type { FieldDefinition, Known } from '../metadata/model';
import { buildOptions } from './builder';
import { searchPage } from './methods';

const label = 'Display Fields';

/** Requests for what can be displayed, where some of the fields cannot. */
const mostRequests = 40;

/**
 * All fields that a search can show: those of a level, or of every one. Which a search can show is told by trying, once
 * per execution: one that it cannot makes the whole search fail.
 */
export async function allFields(
	context: OperationContext,
	applicationId: number,
	/** ID of a level, or all of them; the first without it. */
	of?: number | 'allLevels',
): Promise<Known<string[]>> {
	const metadata = metadataOf(context);
	const fields = await metadata.fields(applicationId);
	if (fields.failure) return { failure: unknownFields(fields.failure) };
	const level = of ?? (await metadata.levels(applicationId)).found?.[0]?.id;
	const ids = fields.found.filter((field) => isOffered(field, level)).map(({ id }) => String(id));
	return await knownAnswers(context).once(
		`displayed ${applicationId} ${ids.join()}`,
		async () => await displayable(context, applicationId, ids),
	);
}

function isOffered({ isActive, levelId }: FieldDefinition, level: number | 'allLevels' | undefined): boolean {
	return isActive && (typeof level !== 'number' || levelId === undefined || levelId === level);
}

async function displayable(
	context: OperationContext,
	applicationId: number,
	ids: string[],
): Promise<Known<string[]>> {
	const found = new Set<string>();
	const waiting = [ids];
	let refused: Failure | undefined;
	for (let requests = 0; waiting.length > 0 && requests < mostRequests; requests++) {
		const part = waiting.pop()!;
		const failure = await tried(context, applicationId, part);
		if (failure === undefined) for (const id of part) found.add(id);
		else if (!isRefusal(failure)) return { failure };
		else {
			refused ??= failure;
			const middle = Math.ceil(part.length / 2);
			if (part.length > 1) waiting.push(part.slice(middle), part.slice(0, middle));
		}
	}
	return found.size > 0 ? { found: ids.filter((id) => found.has(id)) } : { failure: unknownFields(refused) };
}

async function tried(
	{ call }: OperationContext,
	applicationId: number,
	displayFields: string[],
): Promise<Failure | undefined> {
	const moduleId = String(applicationId);
	const { options } = buildOptions({ moduleId, displayFields, conditions: [], sort: [], pageSize: 1 });
	return (await call(searchPage, { searchOptions: options, pageNumber: 1, simplify: false })).failure;
}

function unknownFields(failure: Failure | undefined): Failure {
	return parameterFailure(
		label,
		`'${label}' is empty, and which fields the application has could not be found out${failure ? `: ${failure.message}` : ''}`,
		'Name the fields that are wanted.',
	);
}
