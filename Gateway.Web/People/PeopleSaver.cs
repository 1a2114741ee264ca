using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>Saves people as commands describe them.</summary>
internal sealed class PeopleSaver(IPeopleStore people, IPeopleReader reader, ICategoryStore categories, TimeProvider time)
{
    /// <summary>Those that are fine, at once. The result has a problem, or null, for each command.</summary>
    public async Task<IReadOnlyList<Problem?>> Save(string tenant, IReadOnlyList<(string? Id, PersonCommand? Command)> commands, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        // Only consents name categories.
        var own = commands.Any(given => given.Command?.Consents?.Length > 0) ? await categories.Of(tenant, cancellation) : TenantCategories.BuiltIn;
        var saves = commands.Select(given => Read(given.Id, given.Command, own, now)).ToList();
        var known = await reader.FindMany(tenant, [.. saves.Select(read => read.Save?.Person.Id).OfType<string>().Distinct()], cancellation);
        var results = saves.Select(read => read.Save is null ? read : WithNewConsents(read.Save, known.GetValueOrDefault(read.Save.Person.Id))).ToList();
        // Of a person who is named twice, the last counts.
        var good = results.Select(read => read.Save).OfType<PersonSave>().Reverse().DistinctBy(save => save.Person.Id).ToList();
        if (good.Count > 0)
        {
            await people.Save(tenant, good, cancellation);
        }

        return [.. results.Select(read => read.Problem)];
    }

    private static (PersonSave? Save, Problem? Problem) Read(string? text, PersonCommand? command, TenantCategories categories, DateTimeOffset now)
        => command is null || !PersonText.TryId(text, out var id) ? (null, PersonProblems.Id)
            : PersonReader.Read(id, command, categories, now, out var save) is { } problem ? (null, problem)
            : (save, null);

    private static (PersonSave? Save, Problem? Problem) WithNewConsents(PersonSave save, PersonProfile? known)
    {
        var consents = ConsentRules.New(known?.Consents ?? [], save.Consents);
        return (known?.Consents.Count ?? 0) + consents.Count > PersonReader.MaxConsents
            ? (null, PersonProblems.TooMany("consents on record", PersonReader.MaxConsents))
            : (save with { Consents = consents }, null);
    }
}
