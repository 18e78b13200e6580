import { answerTexts, type Thing } from '../../../nodes/SoftExpert/content/texts';
import { meaningOf, type TextMeaning } from '../../../nodes/SoftExpert/content/meaning';
import { languages } from '../../../nodes/SoftExpert/content/languages';
import { expectQuick } from '../../support/slowness';

/** Every answer in words that the vendor's pages print or that stands for them in another language, with its meaning. */
const texts: Array<[language: string, text: string, thing: Thing, meaning: TextMeaning]> = [
	['English', 'an attribute is created', 'attribute', 'saved'],
	['English', 'an attribute is created;', 'attribute', 'saved'],
	['English', 'an attribute value is created.', 'value', 'saved'],
	['English', 'a company is created', 'company', 'saved'],
	['English', 'a contact is created', 'contact', 'saved'],
	['English', 'a measurement unit is created', 'unit', 'saved'],
	['English', 'Record successfully added.', 'company', 'saved'],
	['English', 'Record successfully added', 'unit', 'saved'],
	['English', 'Record successfully updated.', 'attribute', 'saved'],
	['English', 'Attribute was created successfully', 'attribute', 'saved'],
	['English', 'Value was created', 'value', 'saved'],
	['English', 'SUCCESS', 'company', 'saved'],
	['English', 'Record(s) deleted', 'company', 'deleted'],
	['English', 'Record(s) deleted.', 'contact', 'deleted'],
	['English', 'Company was deleted', 'company', 'deleted'],
	['English', 'Null user ID.', 'attribute', 'refused'],
	['English', 'Inexistent user', 'attribute', 'refused'],
	['English', 'User does not exist', 'attribute', 'refused'],
	['English', 'User not found', 'attribute', 'refused'],
	['English', 'Null ID.', 'company', 'refused'],
	['English', 'Company does not exist.', 'company', 'refused'],
	['English', 'Company already exists', 'company', 'refused'],
	['English', 'The company was not deleted', 'company', 'refused'],
	['English', 'Attribute not created', 'attribute', 'refused'],
	['English', 'Company type does not exist.', 'company', 'refused'],
	['English', 'The maximum size for this field is 50.', 'company', 'refused'],
	['Portuguese', 'Registro incluído com sucesso', 'company', 'saved'],
	['Portuguese', 'Registro inserido com sucesso.', 'unit', 'saved'],
	['Portuguese', 'REGISTRO INCLUIDO COM SUCESSO', 'company', 'saved'],
	['Portuguese', 'Registo actualizado com sucesso', 'company', 'saved'],
	['Portuguese', 'O atributo foi criado com sucesso', 'attribute', 'saved'],
	['Portuguese', 'Valor do atributo adicionado com sucesso', 'value', 'saved'],
	['Portuguese', 'Empresa criada com sucesso', 'company', 'saved'],
	['Portuguese', 'Contato cadastrado com sucesso', 'contact', 'saved'],
	['Portuguese', 'Uma unidade de medida é criada', 'unit', 'saved'],
	['Portuguese', 'Sucesso', 'unit', 'saved'],
	['Portuguese', 'Registro(s) excluído(s)', 'company', 'deleted'],
	['Portuguese', 'A empresa foi excluída com sucesso.', 'company', 'deleted'],
	['Portuguese', 'Usuário inexistente', 'attribute', 'refused'],
	['Portuguese', 'Usuário não encontrado', 'attribute', 'refused'],
	['Portuguese', 'Empresa já existe', 'company', 'refused'],
	['Portuguese', 'A empresa não foi excluída', 'company', 'refused'],
	['Portuguese', 'Atributo não existe', 'attribute', 'refused'],
	['Spanish', 'Registro insertado con éxito', 'company', 'saved'],
	['Spanish', 'Registro agregado exitosamente.', 'company', 'saved'],
	['Spanish', 'El atributo fue creado con éxito', 'attribute', 'saved'],
	['Spanish', 'Valor del atributo añadido correctamente', 'value', 'saved'],
	['Spanish', 'La empresa ha sido creada con exito', 'company', 'saved'],
	['Spanish', 'Contacto guardado', 'contact', 'saved'],
	['Spanish', 'Una unidad de medida es creada', 'unit', 'saved'],
	['Spanish', 'Éxito', 'unit', 'saved'],
	['Spanish', 'Registro(s) eliminado(s)', 'contact', 'deleted'],
	['Spanish', 'La empresa fue eliminada con éxito', 'company', 'deleted'],
	['Spanish', 'La empresa no fue eliminada', 'company', 'refused'],
	['Spanish', 'El usuario no existe', 'attribute', 'refused'],
	['Spanish', 'Usuario inexistente', 'attribute', 'refused'],
	['Spanish', 'Empresa ya existente', 'company', 'refused'],
	['Spanish', 'Atributo no encontrado', 'attribute', 'refused'],
];

test.each(texts)('%s: "%s" about %s is %s', (_language, text, thing, meaning) => {
	const things: Thing[] = ['record', thing];
	expect(meaningOf(text, things, [])).toBe(meaning);
	expect(meaningOf(`  ${text.toUpperCase().replace(/ /g, '\u00a0 ')}\n`, things, [])).toBe(meaning);
});

/** Each holds words of success, or none that anybody has published. */
test.each([
	'Attribute already added',
	'Attribute added to the waiting list',
	'Attribute was created successfully but its values were rejected',
	'Attribute was created successfully. Attribute value not created',
	'0 attributes created',
	'The attribute will be created',
	'Attribute could be created',
	'attribute created?',
	'Nothing was deleted',
	'Record successfully added: ERROR 45',
	'<b>Warning</b>: Record successfully added',
	'company created',
	'A company is created',
	'Atributo criado parcialmente',
	'Atributo parcialmente criado com sucesso',
	'No se ha creado el atributo con éxito',
	'Operacja wykonana',
	'Atrybut został utworzony',
	'Attribut wurde angelegt',
	'Enregistrement ajouté',
	'OK',
	'created',
	'true',
	'57',
	'',
])('"%s" about an attribute means nothing that is known', (text) => {
	expect(meaningOf(text, ['record', 'attribute'], ['REGION', 'Region', 'jdoe', ''])).toBeUndefined();
});

test.each([
	['Attribute REGION was created successfully', 'saved'],
	['Attribute "Region" created', 'saved'],
	['O atributo ERROR não existe foi criado com sucesso', 'saved'],
	['El atributo (REGION) no existe', 'refused'],
	['Attribute OTHER was created', undefined],
	['REGION attribute was created', undefined],
	['Attribute REGIONS was created', undefined],
])('an ID of the request may stand in it: %s', (text, meaning) => {
	const given = ['REGION', 'Region', 'ERROR não existe', 7, null];
	expect(meaningOf(text, ['record', 'attribute'], given)).toBe(meaning);
});

test('a text that names no thing says the same of anything', () => {
	expect(meaningOf('SUCCESS', [], [])).toBe('saved');
	expect(meaningOf('Sucesso', ['company'], [])).toBe('saved');
	expect(meaningOf('Company was created', [], [])).toBeUndefined();
	expect(meaningOf('Company does not exist', [], [])).toBe('refused');
});

test('a text about one thing says nothing about another, nor a deletion about a creation', () => {
	expect(meaningOf('Contact was created', ['record', 'company'], [])).toBeUndefined();
	expect(meaningOf('Company was deleted', ['record', 'company'], [])).toBe('deleted');
});

test('a page of text is no sentence, and costs nothing', async () => {
	await expectQuick(100, () => {
		expect(meaningOf('a '.repeat(500_000), ['record'], ['a'])).toBeUndefined();
	});
});

test('of the languages that users can have three are known; the others stay unknown until a text is published', () => {
	expect(answerTexts.map(({ language }) => language)).toEqual(['English', 'Portuguese', 'Spanish']);
	const known = languages.filter(({ name }) => answerTexts.some(({ language }) => name.startsWith(language)));
	expect([known.length, languages.length]).toEqual([5, 19]);
});
