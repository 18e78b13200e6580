import type { OperationContext } from '../../shared/operation/spec';
import { parameterFailure } from '../../shared/soap/failure';
import { textOf } from '../content/given';
import { moduleIdByGuid } from '../locating/lookUps';
import { metadataOf } from '../metadata/metadata';
import type { Known } from '../metadata/model';
import { applicationCalled, guidIn, isId } from '../metadata/names';

const label = 'Application';

/** What a search names as its application can be a GUID, which metadata does not know. */
export async function applicationIdOf(context: OperationContext, given: unknown): Promise<Known<number>> {
	const text = textOf(given);
	if (text === '') return { failure: parameterFailure(label, `'${label}' is empty`) };
	if (isId(text)) return { found: Number(text) };
	const guid = guidIn(text);
	if (guid !== undefined) {
		const outcome = await context.call(moduleIdByGuid, { guid });
		if (outcome.failure) return { failure: { ...outcome.failure, parameter: label, reached: 'no' } };
		return { found: Number(outcome.items[0].json.moduleId) };
	}
	const application = await applicationCalled(metadataOf(context), text, label);
	return application.failure ? application : { found: application.found.id };
}
