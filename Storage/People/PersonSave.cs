namespace OrleansNotify.People;

/// <param name="Addresses">All that the person has from now on; null: those that there are. What is known of one that stays is kept.</param>
/// <param name="Consents">Added to those on record.</param>
public sealed record PersonSave(Person Person, IReadOnlyList<PersonAddress>? Addresses, IReadOnlyList<Consent> Consents)
{
    public PersonSave(Person person, IReadOnlyList<PersonAddress>? addresses)
        : this(person, addresses, [])
    {
    }
}
