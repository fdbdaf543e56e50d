package io.muster.detection.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In the languages that customers write in, and in several at once. */
class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kann nicht bezahlen           | can't pay",
                "Ich kann seit heute nicht mehr mit Kreditkarte zahlen! | credit card payment fails",
                "Zahlung schlägt fehl          | Bezahlung schlaegt fehl, bitte Hilfe",
                "Je ne peux pas payer          | can't pay",
                "Le paiement échoue            | impossible de payer depuis ce matin",
                "No puedo pagar con tarjeta    | my card payment is rejected",
                "El pago falla                 | los pagos no funcionan",
                "Non riesco a pagare           | can't pay",
                "Il pagamento non va a buon fine | pagamento rifiutato",
                "Ik kan niet betalen           | can't pay",
                "De betaling mislukt           | betalen lukt niet",
                "Nie mogę zapłacić             | can't pay",
                "Płatność odrzucona            | platnosc nie dziala",
                "Checkout kaputt, can't pay :( | kann an der Kasse nicht bezahlen",
                "Hi, Bezahlung geht nicht, please help | paiement refusé",
                "Kann mich nicht einloggen     | cannot log in",
                "Impossible de me connecter    | login does not work",
                "No puedo iniciar sesión       | can't sign in",
                "Non riesco ad accedere        | unable to log in",
                "Inloggen lukt niet            | login broken",
                "Nie mogę się zalogować        | logging in fails",
                "Meine Lieferung ist nicht da  | parcel was never delivered",
                "La livraison n'arrive pas     | shipping problem: no delivery",
                "El envío no llega             | delivery missing",
                "La consegna non arriva        | delivery never came",
                "De bezorging is mislukt       | delivery failed",
                "Paczka nie dotarła, dostawa?  | parcel not delivered",
                "L'ordine non va               | ordine bloccato",
                "Warenkorb ist leer            | cart empty",
                "Gutscheincode geht nicht      | promo code not accepted",
                "La page est très lente        | the page is slow",
                "ＣＡＮ’Ｔ　ＰＡＹ             | can't pay"
            })
    void whatSaysTheSameIsAlike(String one, String other) {
        assertThat(Words.of(one).likeness(Words.of(other))).isGreaterThanOrEqualTo(ReportGroup.ALIKE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kann nicht bezahlen           | Die Suche ist langsam",
                "Je ne peux pas payer          | Je ne peux pas me connecter",
                "No puedo pagar                | El carrito está vacío",
                "Non riesco a pagare           | Il pacco non arriva",
                "Ik kan niet betalen           | De website is traag",
                "Nie mogę zapłacić             | Zdjęcia się nie ładują",
                "kann nicht bezahlen           | cannot log in",
                "Die Bilder fehlen             | Die Preise sind falsch"
            })
    void whatSaysSomethingElseIsNot(String one, String other) {
        assertThat(Words.of(one).likeness(Words.of(other))).isLessThan(ReportGroup.ALIKE);
    }

    @ParameterizedTest
    @CsvSource({
        "für, fur",
        "FÜR, fur",
        "STRASSE, straße",
        "Łódź, lodz",
        "l'adresse, adresse",
        "dell’indirizzo, indirizzo"
    })
    void aWordHasOneSpelling(String one, String other) {
        assertThat(Words.of(one)).isEqualTo(Words.of(other));
    }
}
