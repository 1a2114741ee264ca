using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.People;

/// <summary>Addresses and consents of a person.</summary>
internal static class PersonPartRoutes
{
    public static void MapPersonParts(this IEndpointRouteBuilder people)
    {
        people.MapGet("/{id}/addresses", Addresses)
            .Named("listAddresses", "Where a person is reached");
        people.MapPost("/{id}/addresses", AddAddress)
            .Named("addAddress", "Adds an address, or verifies one")
            .Example("""{"channel":"sms","address":"+4930901820","verified":true}""");
        people.MapDelete("/{id}/addresses", RemoveAddress)
            .Named("removeAddress", "Takes an address away")
            .Reads(new Argument("channel", "Of the address."), new Argument("address", "The address; of push the subscription's endpoint.")).Refuses(400);
        people.MapGet("/{id}/consents", Consents)
            .Named("listConsents", "What a person agreed to and took back, oldest first");
        people.MapPost("/{id}/consents", AddConsent)
            .Named("addConsent", "Records that a person agreed, or took it back")
            .Example("""{"kind":"granted","category":"marketing","channel":"email","source":"checkout","proof":"form 7"}""");
    }

    private static async Task<Results<Ok<AddressList>, Problem>> Addresses(
        TenantViewer viewer, NamedPerson person, IPeopleReader reader, CancellationToken cancellation)
        => await reader.Find(viewer.Tenant, person.Id, cancellation) is { } profile
            ? TypedResults.Ok(new AddressList([.. profile.Addresses.Select(AddressView.Of)]))
            : Problems.NotFound;

    private static async Task<Results<Ok<AddressList>, Problem>> AddAddress(
        TenantAdmin admin, NamedPerson person, JsonBody<AddressCommand> body, HttpContext context, IPeopleStore people, IPeopleReader reader,
        Audit audit, TimeProvider time, CancellationToken cancellation)
    {
        if (await reader.Find(admin.Tenant, person.Id, cancellation) is not { } known)
        {
            return Problems.NotFound;
        }

        if (AddressReader.Read(body.Value, known.Person.DefaultRegion, time.GetUtcNow(), out var address) is { } problem)
        {
            return problem;
        }

        if (!await people.AddAddress(admin.Tenant, person.Id, address, PersonReader.MaxAddresses, cancellation))
        {
            return PersonProblems.TooMany("addresses", PersonReader.MaxAddresses);
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "address.saved", person.Id);
        return await reader.Find(admin.Tenant, person.Id, cancellation) is { } profile
            ? TypedResults.Ok(new AddressList([.. profile.Addresses.Select(AddressView.Of)]))
            : Problems.NotFound;
    }

    private static async Task<Results<NoContent, Problem>> RemoveAddress(
        TenantAdmin admin, NamedPerson person, HttpContext context, IPeopleStore people, Audit audit, CancellationToken cancellation)
    {
        var query = new QueryReader(context.Request.Query);
        var (word, text) = (query.Choice("channel", [.. ChannelWords.All.Select(ChannelWords.Word)]), query.Text("address", 1_024));
        if (query.Problem is { } problem)
        {
            return problem;
        }

        if (!ChannelWords.TryParse(word, out var channel) || AddressReader.Normalize(channel, text) is not { } address
            || !await people.RemoveAddress(admin.Tenant, person.Id, channel, address, cancellation))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "address.removed", person.Id);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<ConsentList>, Problem>> Consents(
        TenantViewer viewer, NamedPerson person, IPeopleReader reader, ICategoryStore categories, CancellationToken cancellation)
    {
        if (await reader.Find(viewer.Tenant, person.Id, cancellation) is not { } profile)
        {
            return Problems.NotFound;
        }

        var own = await categories.Of(viewer.Tenant, cancellation);
        return TypedResults.Ok(new ConsentList([.. profile.Consents.Select(consent => ConsentView.Of(consent, own))]));
    }

    private static async Task<Results<Ok<ConsentView>, Problem>> AddConsent(
        TenantAdmin admin, NamedPerson person, JsonBody<ConsentCommand> body, HttpContext context, IPeopleStore people, IPeopleReader reader,
        ICategoryStore categories, Audit audit, TimeProvider time, CancellationToken cancellation)
    {
        var own = await categories.Of(admin.Tenant, cancellation);
        if (ConsentReader.Read(body.Value, own, time.GetUtcNow(), out var consent) is { } problem)
        {
            return problem;
        }

        if (!await people.AddConsents(admin.Tenant, person.Id, [consent], PersonReader.MaxConsents, cancellation))
        {
            return await reader.Find(admin.Tenant, person.Id, cancellation) is null
                ? Problems.NotFound
                : PersonProblems.TooMany("consents on record", PersonReader.MaxConsents);
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "consent.recorded", person.Id);
        return TypedResults.Ok(ConsentView.Of(consent, own));
    }
}

internal sealed record AddressList(AddressView[] Items);

internal sealed record ConsentList(ConsentView[] Items);
