import type { Loaded, OperationContext, ParameterValues } from '../../shared/operation/spec';
import { idList, rowsOf, textOf } from '../content/given';
import type { Known } from '../metadata/model';
import type { SearchCondition } from './condition';
import { conditionWithIds } from './conditionByNames';
import { allFields } from './displayed';
import { fieldId, isIdentifier, namesIn, namesOf, pickedText, type SearchNames } from './searchNames';

/** `displayFields`, `conditions` and `sort` with IDs; without display fields all that the application has. */
export async function withIds(context: OperationContext, values: ParameterValues): Promise<Loaded> {
	const names = namesOf(context, values.application);
	const displayFields = await displayedFields(names, values);
	if (displayFields.failure) return displayFields;
	const conditions: SearchCondition[] = [];
	for (const [index, row] of rowsOf(values.conditions).entries()) {
		const condition = await conditionWithIds(names, row, index + 1);
		if (condition.failure) return condition;
		conditions.push(condition.found);
	}
	const sort: Array<{ field: string; direction: string }> = [];
	for (const row of rowsOf(values.sort)) {
		const field = await fieldId(names, pickedText(row.field), 'Sort');
		if (field.failure) return field;
		sort.push({ field: field.found, direction: textOf(row.direction) });
	}
	return { values: { ...values, displayFields: displayFields.found, conditions, sort } };
}

async function displayedFields(names: SearchNames, values: ParameterValues): Promise<Known<string[]>> {
	const given = values.displayFields;
	const tokens = idList(Array.isArray(given) ? given.flat(Infinity) : given);
	if (tokens.length === 0) {
		const application = await names.applicationId();
		if (application.failure) return application;
		return await allFields(
			names.context,
			application.found,
			values.levels === 'all' ? 'allLevels' : undefined,
		);
	}
	if (tokens.every(isIdentifier)) return { found: tokens };
	const found: string[] = [];
	for (const name of namesIn(given)) {
		const field = await fieldId(names, name, 'Display Fields');
		if (field.failure) return field;
		found.push(field.found);
	}
	return { found };
}
