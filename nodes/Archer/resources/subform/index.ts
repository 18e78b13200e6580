import { resource } from '../../../shared/operation/resource';
import { createSubform } from './create';
import { createQuestionnaire } from './questionnaire';

export const subformResource = resource(
	{ name: 'Subform/Questionnaire', value: 'subform', service: 'record' },
	[createSubform, createQuestionnaire],
);
