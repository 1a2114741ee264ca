namespace OrleansNotify.Client.People;

/// <param name="Items">In the order of what was given.</param>
public sealed record Imported(int Saved, int Refused, IReadOnlyList<ImportedPerson> Items);

/// <param name="Code">Why it was refused; none: it is saved.</param>
public sealed record ImportedPerson(string? Id, bool IsSaved, string? Code, string? Title);

internal sealed record PeopleCommand(IReadOnlyList<PersonSettings> People);
