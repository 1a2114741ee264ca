using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>The people whom a tenant's messages reach: its users, and contacts that are none.</summary>
internal static class PeopleRoutes
{
    public const int MaxImport = 1_000;
    public const int MaxImportBytes = 2 * 1024 * 1024;

    public static RouteGroupBuilder MapPeople(this IEndpointRouteBuilder routes)
    {
        var people = routes.MapGroup("/v1/people").RejectingBadArguments().RequireCors(TenantCors.Policy);
        people.MapGet("", List)
            .Named("listPeople", "People, by id; or those who have an address")
            .Reads(new Argument("channel", "Of the address."), new Argument("address", "Only people who have it."));
        people.MapPost("/import", Import)
            .Named("importPeople", $"Saves up to {MaxImport} people, and says of each what came of it")
            .Example("""{"people":[{"id":"c-1","addresses":[{"channel":"sms","address":"+4930901820"}]}]}""").WithMetadata(new LargestBody(MaxImportBytes));
        people.MapGet("/{id}", Show)
            .Named("showPerson", "A person with addresses, consents and preferences");
        people.MapPut("/{id}", Save)
            .Named("savePerson", "Adds or replaces a person")
            .Example("""{"name":"Ann","language":"de-AT","timeZone":"Europe/Vienna","addresses":[{"channel":"sms","address":"+4930901820"}]}""");
        people.MapDelete("/{id}", Delete)
            .Named("deletePerson", "Deletes a person with addresses, consents and preferences");
        people.MapPersonParts();
        return people;
    }

    private static async Task<Results<Ok<PersonList>, Problem>> List(
        TenantViewer viewer, NamePage page, HttpRequest request, IPeopleReader reader, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (word, text) = (query.Choice("channel", [.. ChannelWords.All.Select(ChannelWords.Word)]), query.Text("address", 1_024));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (text is not null)
        {
            return ChannelWords.TryParse(word, out var channel)
                ? TypedResults.Ok(await Having(viewer.Tenant, channel, text, reader, cancellation))
                : Problems.PageMalformed("address needs a channel.");
        }

        // One more than asked for tells whether there is a next page.
        var found = await reader.List(viewer.Tenant, page.After, page.Limit + 1, cancellation);
        var items = found.Take(page.Limit).Select(PersonItem.Of).ToArray();
        return TypedResults.Ok(new PersonList(items, found.Count > page.Limit ? items[^1].Id : null));
    }

    private static async Task<Results<Ok<PersonView>, Problem>> Show(
        TenantViewer viewer, NamedPerson person, IPeopleReader reader, ICategoryStore categories, CancellationToken cancellation)
        => await reader.Find(viewer.Tenant, person.Id, cancellation) is { } profile
            ? TypedResults.Ok(PersonView.Of(profile, await categories.Of(viewer.Tenant, cancellation)))
            : Problems.NotFound;

    private static async Task<Results<Ok<PersonView>, Problem>> Save(
        TenantAdmin admin, NamedPerson person, JsonBody<PersonCommand> body, HttpContext context, PeopleSaver saver, IPeopleReader reader, ICategoryStore categories,
        Audit audit, CancellationToken cancellation)
    {
        if ((await saver.Save(admin.Tenant, [(person.Id, body.Value)], cancellation))[0] is { } problem)
        {
            return problem;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "person.saved", person.Id);
        return await reader.Find(admin.Tenant, person.Id, cancellation) is { } profile
            ? TypedResults.Ok(PersonView.Of(profile, await categories.Of(admin.Tenant, cancellation)))
            : Problems.NotFound;
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        TenantAdmin admin, NamedPerson person, HttpContext context, IPeopleStore people, Audit audit, CancellationToken cancellation)
    {
        if (!await people.Delete(admin.Tenant, person.Id, cancellation))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "person.deleted", person.Id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ImportResult>, Problem>> Import(
        TenantAdmin admin, JsonBody<PeopleCommand> body, HttpContext context, PeopleSaver saver, Audit audit, CancellationToken cancellation)
    {
        if (body.Value.People is not { Length: > 0 and <= MaxImport } given)
        {
            return Problems.Invalid("people_invalid", $"people is a list of 1 to {MaxImport} people.");
        }

        var problems = await saver.Save(admin.Tenant, [.. given.Select(command => (command?.Id, command))], cancellation);
        var items = problems.Select((problem, i) => new ImportedPerson(given[i]?.Id, problem is null, problem?.Code, problem?.Title)).ToArray();
        var saved = items.Count(item => item.IsSaved);
        await audit.Add(context, admin.Tenant, admin.Actor, "people.imported", $"{saved}");
        return TypedResults.Ok(new ImportResult(saved, items.Length - saved, items));
    }

    private static async Task<PersonList> Having(string tenant, Channel channel, string text, IPeopleReader reader, CancellationToken cancellation)
    {
        string[] ids = AddressReader.Normalize(channel, text) is { } address ? [.. await reader.Having(tenant, channel, address, cancellation)] : [];
        var found = await reader.FindMany(tenant, ids, cancellation);
        return new PersonList([.. ids.Where(found.ContainsKey).Select(id => PersonItem.Of(found[id].Person))], null);
    }
}

/// <param name="Items">In the order of the list.</param>
internal sealed record ImportResult(int Saved, int Refused, ImportedPerson[] Items);

/// <param name="Code">Why it was refused; null: it was saved.</param>
internal sealed record ImportedPerson(string? Id, bool IsSaved, string? Code, string? Title);
