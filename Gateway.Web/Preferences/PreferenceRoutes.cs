using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.People;
using OrleansNotify.Sessions;

namespace OrleansNotify.Preferences;

/// <summary>What a person wants to get: set by the tenant's systems, or by the signed-in user.</summary>
internal static class PreferenceRoutes
{
    private const string Example = """{"preferences":[{"category":"marketing","channel":"sms","isAllowed":false}],"quietHours":{"from":"22:00","until":"07:00"}}""";

    private static readonly Argument Language = new("language", "Of the labels, such as de-AT; without it the person's own.");

    public static void MapPersonPreferences(this IEndpointRouteBuilder people)
    {
        people.MapGet("/{id}/preferences", Show)
            .Named("showPreferences", "What a person gets, by category and channel").Reads(Language);
        people.MapPut("/{id}/preferences", Save)
            .Named("savePreferences", "Sets what a person gets; what is left out stays").Example(Example);
    }

    public static void MapOwnPreferences(this IEndpointRouteBuilder routes)
    {
        var own = routes.MapGroup("/v1/me").RejectingBadArguments().RequireCors(TenantCors.Policy);
        own.MapGet("/preferences", ShowOwn)
            .Named("showOwnPreferences", "What the signed-in user gets, by category and channel").Reads(Language);
        own.MapPut("/preferences", SaveOwn)
            .Named("saveOwnPreferences", "Sets what the signed-in user gets; what is left out stays").Example(Example);
    }

    private static async Task<Results<Ok<PreferencesView>, Problem>> Show(
        TenantViewer viewer, NamedPerson person, HttpRequest request, OwnPreferences preferences, CancellationToken cancellation)
        => await preferences.Show(viewer.Tenant, person.Id, LanguageOf(request), cancellation) is { } view ? TypedResults.Ok(view) : Problems.NotFound;

    private static async Task<Results<Ok<PreferencesView>, Problem>> Save(
        TenantAdmin admin, NamedPerson person, JsonBody<PreferencesCommand> body, HttpContext context, OwnPreferences preferences, Audit audit,
        CancellationToken cancellation)
    {
        if (await preferences.Show(admin.Tenant, person.Id, null, cancellation) is null)
        {
            return Problems.NotFound;
        }

        if (await preferences.Save(admin.Tenant, person.Id, body.Value, "api", cancellation) is { } problem)
        {
            return problem;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "preferences.changed", person.Id);
        return await preferences.Show(admin.Tenant, person.Id, LanguageOf(context.Request), cancellation) is { } view ? TypedResults.Ok(view) : Problems.NotFound;
    }

    private static async Task<Ok<PreferencesView>> ShowOwn(
        Caller caller, HttpRequest request, OwnPreferences preferences, CancellationToken cancellation)
        => TypedResults.Ok(await preferences.ShowUser(caller.Session, LanguageOf(request), cancellation));

    private static async Task<Results<Ok<PreferencesView>, Problem>> SaveOwn(
        Caller caller, JsonBody<PreferencesCommand> body, HttpRequest request, OwnPreferences preferences, CancellationToken cancellation)
    {
        var (tenant, user) = (caller.Session.Tenant, caller.Session.User);
        await preferences.Ensure(tenant, user, cancellation);
        return await preferences.Save(tenant, user, body.Value, "user", cancellation) is { } problem
            ? problem
            : TypedResults.Ok(await preferences.ShowUser(caller.Session, LanguageOf(request), cancellation));
    }

    /// <summary>One that is not well-formed falls back to English, as one without labels does.</summary>
    private static string? LanguageOf(HttpRequest request) => new QueryReader(request.Query).Text("language", 35);
}

/// <summary>What is left out stays.</summary>
/// <param name="TimeZone">An IANA name, <c>Europe/Vienna</c>.</param>
internal sealed record PreferencesCommand(PreferenceCommand?[]? Preferences, QuietHoursCommand? QuietHours, string? TimeZone);

/// <param name="Category"><c>transactional</c>, <c>marketing</c> or the id of one of the tenant's own.</param>
/// <param name="Channel"><c>email</c>, <c>sms</c>, <c>whatsapp</c> or <c>push</c>.</param>
internal sealed record PreferenceCommand(string? Category, string? Channel, bool? IsAllowed);

/// <param name="Preferences">Of every category and channel, as it is: with what consents and suppressions say.</param>
/// <param name="Categories">In the order in which they are shown.</param>
/// <param name="Channels">Those on which the person has an address.</param>
/// <param name="QuietHours">In the time zone; null: none.</param>
internal sealed record PreferencesView(
    PreferenceView[] Preferences, OfferedCategory[] Categories, Channel[] Channels, QuietHoursView? QuietHours, string? TimeZone);

/// <param name="IsRequired">It cannot be switched off.</param>
internal sealed record OfferedCategory(string Id, string Label, bool IsRequired);
