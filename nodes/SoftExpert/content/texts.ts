/**
 * The whole texts that the oldest methods answer with instead of a status, as sentences with places: `{thing}` is the kind of
 * record, `{the}` and `{a}` its articles, `{o}` the ending of its gender, `{done}` one of the words for what was done. A text
 * counts only when all of it is one of these sentences: a word in it decides nothing.
 *
 * The vendor's pages are in English. They print "an attribute is created", "an attribute value is created", "a company is
 * created", "a measurement unit is created", "Record successfully added.", "Record(s) deleted" and, for refusals, "Null user
 * ID", "Inexistent user" and the like. The Portuguese and Spanish sentences are those in translation, in the words that are
 * usual there: no page or public client prints the system's own. For the other languages there is nothing to go by,
 * so that an answer in one of them is always an unknown one.
 */
export interface LanguageTexts {
	language: string;
	/** Names of each kind of record; the second entry is its gender where the language has one. */
	things: Record<Thing, Array<[name: string, gender: 'm' | 'f']>>;
	articles: Record<'m' | 'f', { the: string; a: string; ending: string }>;
	/** Participles, without the ending in languages with genders. */
	savedWords: string[];
	deletedWords: string[];
	done: string[];
	refused: string[];
}

/** What the methods with such answers are about, and what their refusals name beside it. */
export type Thing =
	| 'record'
	| 'attribute'
	| 'value'
	| 'company'
	| 'contact'
	| 'unit'
	| 'user'
	| 'companyType'
	| 'customerCategory'
	| 'supplierCategory'
	| 'dataset';

const english: LanguageTexts = {
	language: 'English',
	things: {
		record: [['record', 'm']],
		attribute: [['attribute', 'f']],
		value: [
			['attribute value', 'f'],
			['value', 'm'],
		],
		company: [['company', 'm']],
		contact: [['contact', 'm']],
		unit: [
			['measurement unit', 'm'],
			['unit of measurement', 'm'],
			['unit', 'm'],
		],
		user: [['user', 'm']],
		companyType: [['company type', 'm']],
		customerCategory: [['customer category', 'm']],
		supplierCategory: [['supplier category', 'm']],
		dataset: [['dataset', 'm']],
	},
	articles: { m: { the: 'the', a: 'a', ending: '' }, f: { the: 'the', a: 'an', ending: '' } },
	savedWords: ['created', 'added', 'inserted', 'updated', 'edited', 'changed', 'saved'],
	deletedWords: ['deleted', 'removed'],
	done: [
		'success',
		'{a} {thing} is {done}',
		'{thing} {done}',
		'{thing}(s) {done}',
		'{thing} successfully {done}',
		'{thing} {done} successfully',
		'{thing} was {done}',
		'{thing} was {done} successfully',
		'{thing} was successfully {done}',
		'{thing} has been {done}',
		'{thing} has been successfully {done}',
		'{the} {thing} was {done}',
		'{the} {thing} was {done} successfully',
		'{the} {thing} was successfully {done}',
		'{the} {thing} has been {done}',
		'{the} {thing} has been successfully {done}',
	],
	refused: [
		'failure',
		'null id',
		'null name',
		'null {thing}',
		'null {thing} id',
		'null {thing} name',
		'invalid {thing}',
		'invalid {thing} id',
		'inexistent {thing}',
		'{thing} does not exist',
		'{thing} doesn’t exist',
		'{the} {thing} does not exist',
		'{thing} not found',
		'{thing} was not found',
		'{the} {thing} was not found',
		'{thing} already exists',
		'{the} {thing} already exists',
		'{thing} not {done}',
		'{thing} was not {done}',
		'{the} {thing} was not {done}',
		'{thing} has related data and cannot be deleted',
		'the maximum size for this field is 50',
		'the maximum size for this field is 255',
	],
};

const portuguese: LanguageTexts = {
	language: 'Portuguese',
	things: {
		record: [
			['registro', 'm'],
			['registo', 'm'],
		],
		attribute: [['atributo', 'm']],
		value: [
			['valor do atributo', 'm'],
			['valor de atributo', 'm'],
			['valor', 'm'],
		],
		company: [['empresa', 'f']],
		contact: [
			['contato', 'm'],
			['contacto', 'm'],
		],
		unit: [
			['unidade de medida', 'f'],
			['unidade', 'f'],
		],
		user: [
			['usuário', 'm'],
			['utilizador', 'm'],
		],
		companyType: [['tipo de empresa', 'm']],
		customerCategory: [['categoria de cliente', 'f']],
		supplierCategory: [['categoria de fornecedor', 'f']],
		dataset: [['conjunto de dados', 'm']],
	},
	articles: { m: { the: 'o', a: 'um', ending: 'o' }, f: { the: 'a', a: 'uma', ending: 'a' } },
	savedWords: [
		'criad',
		'adicionad',
		'inserid',
		'incluíd',
		'cadastrad',
		'atualizad',
		'actualizad',
		'alterad',
		'editad',
		'salv',
		'gravad',
	],
	deletedWords: ['excluíd', 'eliminad', 'removid', 'apagad'],
	done: [
		'sucesso',
		'{a} {thing} é {done}{o}',
		'{thing} {done}{o}',
		'{thing}(s) {done}{o}(s)',
		'{thing} {done}{o} com sucesso',
		'{thing}(s) {done}{o}(s) com sucesso',
		'{thing} foi {done}{o}',
		'{thing} foi {done}{o} com sucesso',
		'{the} {thing} foi {done}{o}',
		'{the} {thing} foi {done}{o} com sucesso',
	],
	refused: [
		'falha',
		'{thing} inexistente',
		'{thing} inválid{o}',
		'{thing} nul{o}',
		'{thing} não existe',
		'{the} {thing} não existe',
		'{thing} não encontrad{o}',
		'{thing} não foi encontrad{o}',
		'{the} {thing} não foi encontrad{o}',
		'{thing} já existe',
		'{the} {thing} já existe',
		'{thing} já existente',
		'{thing} não {done}{o}',
		'{thing} não foi {done}{o}',
		'{the} {thing} não foi {done}{o}',
		'o tamanho máximo para este campo é 50',
		'o tamanho máximo para este campo é 255',
	],
};

const spanish: LanguageTexts = {
	language: 'Spanish',
	things: {
		record: [['registro', 'm']],
		attribute: [['atributo', 'm']],
		value: [
			['valor del atributo', 'm'],
			['valor de atributo', 'm'],
			['valor', 'm'],
		],
		company: [
			['empresa', 'f'],
			['compañía', 'f'],
		],
		contact: [['contacto', 'm']],
		unit: [
			['unidad de medida', 'f'],
			['unidad', 'f'],
		],
		user: [['usuario', 'm']],
		companyType: [['tipo de empresa', 'm']],
		customerCategory: [['categoría de cliente', 'f']],
		supplierCategory: [['categoría de proveedor', 'f']],
		dataset: [['conjunto de datos', 'm']],
	},
	articles: { m: { the: 'el', a: 'un', ending: 'o' }, f: { the: 'la', a: 'una', ending: 'a' } },
	savedWords: [
		'cread',
		'agregad',
		'añadid',
		'insertad',
		'incluid',
		'registrad',
		'actualizad',
		'modificad',
		'editad',
		'alterad',
		'guardad',
		'grabad',
	],
	deletedWords: ['eliminad', 'borrad', 'excluid', 'removid', 'suprimid'],
	done: [
		'éxito',
		...adverbs(['{thing} {done}{o}', '{thing} fue {done}{o}', '{the} {thing} fue {done}{o}']),
		...adverbs(['{the} {thing} ha sido {done}{o}', '{thing}(s) {done}{o}(s)']),
		'{a} {thing} es {done}{o}',
	],
	refused: [
		'fallo',
		'falla',
		'{thing} inexistente',
		'{thing} inválid{o}',
		'{thing} no válid{o}',
		'{thing} nul{o}',
		'{thing} no existe',
		'{the} {thing} no existe',
		'{thing} no encontrad{o}',
		'{thing} no fue encontrad{o}',
		'{the} {thing} no fue encontrad{o}',
		'{thing} ya existe',
		'{the} {thing} ya existe',
		'{thing} ya existente',
		'{thing} no {done}{o}',
		'{thing} no fue {done}{o}',
		'{the} {thing} no fue {done}{o}',
		'el tamaño máximo para este campo es 50',
		'el tamaño máximo para este campo es 255',
	],
};

/** Each sentence as it is, and with each of the Spanish words for 'successfully'. */
function adverbs(sentences: string[]): string[] {
	const words = ['', ' con éxito', ' exitosamente', ' correctamente', ' satisfactoriamente'];
	return sentences.flatMap((sentence) => words.map((word) => sentence + word));
}

export const answerTexts: LanguageTexts[] = [english, portuguese, spanish];
