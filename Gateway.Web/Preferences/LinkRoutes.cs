using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>
/// What links in messages lead to. Mail programs and scanners follow every link, so that a GET only shows a page; what is done is done by a
/// POST, which a mail program's own "unsubscribe" sends at once (RFC 8058).
/// </summary>
internal static class LinkRoutes
{
    private const string Link = "unsubscribe_link";
    private const string Page = "preference_page";
    private const int MaxForm = 16 * 1024;

    public static void MapMessageLinks(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/u/{token}", AskUnsubscribe);
        pages.MapPost("/u/{token}", Unsubscribe);
        pages.MapGet("/preferences/{token}", ShowPreferences);
        pages.MapPost("/preferences/{token}", SavePreferences);
    }

    private static async Task<LinkPage> AskUnsubscribe(
        string token, MessageLinks links, TenantDirectory tenants, PreferenceChanges changes, TimeProvider time, CancellationToken cancellation)
        => await Read(token, MessageLinkKind.Unsubscribe, links, tenants, time) is { } link
            ? new LinkPage("Unsubscribe", PreferencePage.Ask(link, (await changes.Categories(link.Tenant, cancellation)).Find(link.Category)))
            : LinkPage.Gone;

    private static async Task<LinkPage> Unsubscribe(
        string token, MessageLinks links, TenantDirectory tenants, PreferenceChanges changes, TimeProvider time, CancellationToken cancellation)
    {
        if (await Read(token, MessageLinkKind.Unsubscribe, links, tenants, time) is not { } link)
        {
            return LinkPage.Gone;
        }

        var category = (await changes.Categories(link.Tenant, cancellation)).Find(link.Category);
        if (!category.IsRequired)
        {
            await changes.Unsubscribe(link, category, Link, cancellation);
        }

        return new LinkPage(category.IsRequired ? "Unsubscribe" : "You are unsubscribed", PreferencePage.Unsubscribed(link, category));
    }

    private static async Task<LinkPage> ShowPreferences(
        string token, MessageLinks links, TenantDirectory tenants, IPeopleReader people, PreferenceChanges changes, TimeProvider time,
        CancellationToken cancellation)
        => await Read(token, MessageLinkKind.Preferences, links, tenants, time) is { } link
            ? await Show(link, people, changes, "", cancellation)
            : LinkPage.Gone;

    private static async Task<IResult> SavePreferences(
        string token, HttpContext context, MessageLinks links, TenantDirectory tenants, IPeopleReader people, PreferenceChanges changes,
        OwnPreferences preferences, TimeProvider time, CancellationToken cancellation)
    {
        if (await Read(token, MessageLinkKind.Preferences, links, tenants, time) is not { } link)
        {
            return LinkPage.Gone;
        }

        var (body, rejection) = await RawBody.Read(context, MaxForm, MediaTypes.IsForm);
        if (rejection is not null)
        {
            return rejection;
        }

        var form = PreferenceForm.Parse(body);
        var profile = await Profile(link, people, cancellation);
        var chosen = form.Chosen((await changes.Categories(link.Tenant, cancellation)).Offered, Channels(link, profile));
        if (profile is null)
        {
            await changes.Set(link.Tenant, link.Channel, link.Address, chosen, Page, cancellation);
        }
        else
        {
            await preferences.SaveTimes(link.Tenant, profile.Person.Id, form.Quiet, form.TimeZone, cancellation);
            await changes.Set(link.Tenant, profile.Person.Id, chosen, Page, cancellation);
        }

        return await Show(link, people, changes, PreferencePage.Saved, cancellation);
    }

    private static async Task<LinkPage> Show(
        MessageLink link, IPeopleReader people, PreferenceChanges changes, string notice, CancellationToken cancellation)
    {
        var profile = await Profile(link, people, cancellation);
        var cells = profile is null
            ? await changes.Of(link.Tenant, link.Channel, link.Address, cancellation)
            : await changes.Of(link.Tenant, profile, Channels(link, profile), cancellation);
        return new LinkPage("What you get", notice + PreferencePage.Form(cells, await changes.Categories(link.Tenant, cancellation), profile?.Person));
    }

    private static async Task<MessageLink?> Read(
        string token, MessageLinkKind kind, MessageLinks links, TenantDirectory tenants, TimeProvider time)
        => links.Read(token, kind, time.GetUtcNow()) is { } link && await tenants.Find(link.Tenant) is not null ? link : null;

    private static async Task<PersonProfile?> Profile(MessageLink link, IPeopleReader people, CancellationToken cancellation)
        => link.Person is { } person ? await people.Find(link.Tenant, person, cancellation) : null;

    private static IReadOnlyList<Channel> Channels(MessageLink link, PersonProfile? profile)
        => [.. ChannelWords.All.Where(channel => channel == link.Channel || profile?.AddressesOf(channel).Any() == true)];
}
