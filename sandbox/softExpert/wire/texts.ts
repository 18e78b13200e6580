import type { PhpChild } from '../../soap/php';

/**
 * The language of the signed-in user, in which SoftExpert says everything that is text. English is what the vendor's pages
 * print; Portuguese and Spanish are the same sentences. Polish stands for the languages whose texts nobody has published.
 */
export type SoftExpertLanguage = 'en' | 'pt' | 'es' | 'pl';

export const softExpertLanguages: readonly SoftExpertLanguage[] = ['en', 'pt', 'es', 'pl'];

type Translations = Record<Exclude<SoftExpertLanguage, 'en'>, string>;

/** By the English sentence without its period. */
const sentences: Record<string, Translations> = {
	'an attribute is created': {
		pt: 'Atributo criado com sucesso',
		es: 'El atributo fue creado con éxito',
		pl: 'Atrybut został utworzony',
	},
	'an attribute value is created': {
		pt: 'Valor do atributo criado com sucesso',
		es: 'El valor del atributo fue creado con éxito',
		pl: 'Wartość atrybutu została utworzona',
	},
	'a company is created': {
		pt: 'Empresa criada com sucesso',
		es: 'La empresa fue creada con éxito',
		pl: 'Firma została utworzona',
	},
	'a contact is created': {
		pt: 'Contato criado com sucesso',
		es: 'El contacto fue creado con éxito',
		pl: 'Kontakt został utworzony',
	},
	'a measurement unit is created': {
		pt: 'Unidade de medida criada com sucesso',
		es: 'La unidad de medida fue creada con éxito',
		pl: 'Jednostka miary została utworzona',
	},
	'Record successfully added': {
		pt: 'Registro incluído com sucesso',
		es: 'Registro insertado con éxito',
		pl: 'Rekord został dodany',
	},
	'Record successfully updated': {
		pt: 'Registro atualizado com sucesso',
		es: 'Registro actualizado con éxito',
		pl: 'Rekord został zmieniony',
	},
	'Record(s) deleted': {
		pt: 'Registro(s) excluído(s)',
		es: 'Registro(s) eliminado(s)',
		pl: 'Rekordy zostały usunięte',
	},
	'User enabled': { pt: 'Usuário habilitado', es: 'Usuario habilitado', pl: 'Użytkownik aktywny' },
	'User disabled': { pt: 'Usuário desabilitado', es: 'Usuario deshabilitado', pl: 'Użytkownik nieaktywny' },
	'User does not exist': {
		pt: 'Usuário inexistente',
		es: 'El usuario no existe',
		pl: 'Użytkownik nie istnieje',
	},
	'Attribute does not exist': {
		pt: 'Atributo inexistente',
		es: 'El atributo no existe',
		pl: 'Atrybut nie istnieje',
	},
	'Company does not exist': {
		pt: 'Empresa inexistente',
		es: 'La empresa no existe',
		pl: 'Firma nie istnieje',
	},
	'Company type does not exist': {
		pt: 'Tipo de empresa inexistente',
		es: 'El tipo de empresa no existe',
		pl: 'Rodzaj firmy nie istnieje',
	},
	'Contact does not exist': {
		pt: 'Contato inexistente',
		es: 'El contacto no existe',
		pl: 'Kontakt nie istnieje',
	},
	'Measurement unit does not exist': {
		pt: 'Unidade de medida inexistente',
		es: 'La unidad de medida no existe',
		pl: 'Jednostka miary nie istnieje',
	},
};

/** The answer in the user's language: names, numbers and the words of `Status` are the same in all of them. */
export function inLanguage(children: PhpChild[], language: SoftExpertLanguage): PhpChild[] {
	if (language === 'en') return children;
	return children.map(([name, value]): PhpChild => {
		if (typeof value !== 'string') return [name, inLanguage(value, language)];
		if (!/^(return|detail)$/i.test(name)) return [name, value];
		const bare = value.replace(/\.$/, '');
		const translated = Object.prototype.hasOwnProperty.call(sentences, bare)
			? sentences[bare][language] + (bare === value ? '' : '.')
			: value;
		return [name, translated];
	});
}
