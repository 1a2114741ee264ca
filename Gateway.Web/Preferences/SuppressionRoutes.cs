using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Channels;
using OrleansNotify.Http;
using OrleansNotify.People;

namespace OrleansNotify.Preferences;

/// <summary>Addresses that get no messages, whatever the reason.</summary>
internal static class SuppressionRoutes
{
    private const int MaxPage = 200;
    private const int UsualPage = 50;
    private const int MaxDetail = 200;

    public static void MapSuppressions(this IEndpointRouteBuilder routes)
    {
        var suppressions = routes.MapGroup("/v1/suppressions").RejectingBadArguments().RequireCors(TenantCors.Policy);
        suppressions.MapGet("", List)
            .Named("listSuppressions", "Suppressed addresses, newest first, also those that were released")
            .Reads(
                Argument.Limit(MaxPage, UsualPage), new Argument("before", "The nextBefore of an earlier page."), new Argument("channel", "Only of this one."),
                new Argument("address", "With channel: only of this one."))
            .Refuses(400);
        suppressions.MapPost("", Add)
            .Named("addSuppression", "Suppresses an address by hand")
            .Example("""{"channel":"email","address":"ann@example.org","detail":"asked by telephone"}""");
        suppressions.MapDelete("/{id}", Release)
            .Named("releaseSuppression", "Releases an address")
            .Reads(new Argument("reason", "Written into the activity log.")).Refuses(400);
    }

    private static async Task<Results<Ok<SuppressionList>, Problem>> List(
        TenantViewer viewer, HttpRequest request, ISuppressionReader reader, ICategoryStore categories, CancellationToken cancellation)
    {
        var query = new QueryReader(request.Query);
        var (limit, before) = (query.Limit(MaxPage, UsualPage), query.Position("before", IsId));
        var (word, text) = (query.Choice("channel", [.. ChannelWords.All.Select(ChannelWords.Word)]), query.Text("address", 1_024));
        Channel? channel = ChannelWords.TryParse(word, out var parsed) ? parsed : null;
        if ((query.Problem ?? (text is not null && channel is null ? Problems.PageMalformed("address needs a channel.") : null)) is { } problem)
        {
            return problem;
        }

        var address = text is null ? null : AddressReader.Normalize(parsed, text) ?? text;
        var rows = await reader.List(new SuppressionQuery(viewer.Tenant, limit + 1, before, channel, address), cancellation);
        var own = await categories.Of(viewer.Tenant, cancellation);
        return TypedResults.Ok(new SuppressionList([.. rows.Take(limit).Select(row => SuppressionView.Of(row, own))], rows.Count > limit ? rows[limit - 1].Id : null));
    }

    private static async Task<Results<Ok<SuppressionView>, Problem>> Add(
        TenantAdmin admin, JsonBody<SuppressionCommand> body, HttpContext context, ISuppressionStore suppressions, ISuppressionReader reader,
        ICategoryStore categories, Audit audit, TimeProvider time, CancellationToken cancellation)
    {
        var (word, text, categoryWord, detail, expiresAt) = body.Value;
        var own = await categories.Of(admin.Tenant, cancellation);
        Category? category = null;
        if (!ChannelWords.TryParse(word, out var channel) || AddressReader.Normalize(channel, text) is not { Length: > 0 and <= 1_024 } address
            || (categoryWord is not null && !own.TryParse(categoryWord, out category)) || expiresAt <= time.GetUtcNow())
        {
            return Problems.Invalid(
                "suppression_invalid", "A suppression has a channel and an address of it; category is transactional, marketing or one of the tenant's own; expiresAt is in the future.");
        }

        if (PersonText.Line("detail", detail, MaxDetail) is { } tooLong)
        {
            return tooLong;
        }

        var row = new SuppressionRow
        {
            Id = SuppressionRow.NewId(time.GetUtcNow()),
            Channel = channel,
            Address = address,
            Cause = SuppressionCause.Manual,
            Category = category?.Number,
            Source = "member",
            Detail = detail ?? "",
            At = time.GetUtcNow(),
            ExpiresAt = expiresAt,
        };
        await suppressions.Add(admin.Tenant, [row], cancellation);
        var stored = (await reader.List(new SuppressionQuery(admin.Tenant, MaxPage, null, channel, address), cancellation))
            .First(found => found.Cause == row.Cause && found.Category == row.Category);
        await audit.Add(context, admin.Tenant, admin.Actor, "suppression.added", stored.Id);
        return TypedResults.Ok(SuppressionView.Of(stored, own));
    }

    private static async Task<Results<NoContent, Problem>> Release(
        string id, TenantAdmin admin, HttpContext context, ISuppressionStore suppressions, Audit audit, TimeProvider time, CancellationToken cancellation)
    {
        var query = new QueryReader(context.Request.Query);
        var reason = query.Text("reason", MaxDetail);
        if ((query.Problem ?? PersonText.Line("reason", reason, MaxDetail)) is { } problem)
        {
            return problem;
        }

        if (!IsId(id) || !await suppressions.Release(admin.Tenant, id, time.GetUtcNow(), cancellation))
        {
            return Problems.NotFound;
        }

        await audit.Add(context, admin.Tenant, admin.Actor, "suppression.released", reason is null ? id : $"{id}: {reason}");
        return TypedResults.NoContent();
    }

    private static bool IsId(string id) => id.StartsWith("sup_", StringComparison.Ordinal) && id.Length == 36 && id.AsSpan(4).IndexOfAnyExceptInRange('0', 'f') < 0;
}

/// <param name="Category">Null: every message, sign-in codes too.</param>
/// <param name="ExpiresAt">Null: until it is released.</param>
internal sealed record SuppressionCommand(string? Channel, string? Address, string? Category, string? Detail, DateTimeOffset? ExpiresAt);

/// <param name="Category">Null: as wide as the cause.</param>
/// <param name="Source">Where it came from: a provider's id, <c>unsubscribe_link</c>, <c>sms</c>, <c>member</c>.</param>
internal sealed record SuppressionView(
    string Id, Channel Channel, string Address, string Cause, string? Category, string Source, string Detail, DateTimeOffset At,
    DateTimeOffset? ExpiresAt, DateTimeOffset? ReleasedAt)
{
    public static SuppressionView Of(SuppressionRow row, TenantCategories categories) => new(
        row.Id, row.Channel, row.Address, row.Cause.Word(), row.Category is { } number ? categories.WordOf(number) : null, row.Source, row.Detail, row.At, row.ExpiresAt, row.ReleasedAt);
}

/// <param name="NextBefore">Pass as <c>before</c> for the next page; null on the last.</param>
internal sealed record SuppressionList(SuppressionView[] Items, string? NextBefore);
