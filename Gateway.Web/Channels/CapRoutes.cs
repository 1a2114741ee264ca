using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>What a tenant's channels may send and spend.</summary>
internal static class CapRoutes
{
    private const string Sample = """{"daily":1000,"budget":{"amount":"25.00","currency":"EUR","period":"month"},"perAddress":{"limit":5,"window":3600}}""";

    public static void MapCaps(this IEndpointRouteBuilder providers)
    {
        providers.MapGet("/caps/{channel}", Show)
            .Named("showCap", "What a channel may send and spend, and has sent and spent");
        providers.MapPut("/caps/{channel}", Set)
            .Named("setCap", "Sets what a channel may send and spend, and what one address may get").Example(Sample).Refuses(422);
    }

    private static async Task<Results<Ok<CapAnswer>, Problem>> Show(
        string channel, TenantViewer viewer, IMessageStore store, IMoneyBudgetStore money, TimeProvider time, CancellationToken cancellation)
        => ChannelWords.TryParse(channel, out var parsed) ? TypedResults.Ok(await Cap(viewer.Tenant, parsed, store, money, time, cancellation)) : Problems.NotFound;

    private static async Task<Results<Ok<CapAnswer>, Problem>> Set(
        string channel, TenantAdmin admin, JsonBody<CapCommand> body, IMessageStore store, IMoneyBudgetStore money, AccountDesk desk, Audit audit,
        TimeProvider time, HttpContext context)
    {
        if (!ChannelWords.TryParse(channel, out var parsed))
        {
            return Problems.NotFound;
        }

        MoneyBudget? budget = null;
        if ((ProblemOf(body.Value) ?? body.Value.Budget?.ProblemOf(out budget)) is { } problem)
        {
            return problem;
        }

        await store.SetCap(admin.Tenant, parsed, body.Value.Daily, context.RequestAborted);
        await money.Set(admin.Tenant, parsed, budget, context.RequestAborted);
        await store.SetThrottle(admin.Tenant, parsed, body.Value.PerAddress?.Throttle, context.RequestAborted);
        await audit.Add(context, admin.Tenant, admin.Actor, "channel.capped", channel);
        await store.LookAtBudgetAgain(admin.Tenant, parsed, time.GetUtcNow(), context.RequestAborted);
        await desk.Changed(admin.Tenant, parsed);
        return TypedResults.Ok(await Cap(admin.Tenant, parsed, store, money, time, context.RequestAborted));
    }

    private static Problem? ProblemOf(CapCommand command) => command.Daily is < 0
            ? Problems.Invalid("cap_invalid", "daily is 0 or more, or null for no cap.")
        : command.PerAddress is { IsValid: false }
            ? Problems.Invalid("cap_invalid", "perAddress is a limit of 1 to 1000 messages in a window of 1 to 604800 seconds, or null for none.")
        : null;

    private static async Task<CapAnswer> Cap(
        string tenant, Channel channel, IMessageStore store, IMoneyBudgetStore money, TimeProvider time, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var units = await store.Budget(tenant, channel, BudgetPeriod.Of(now), cancellation);
        var spent = await money.Find(tenant, channel, now, cancellation);
        return new CapAnswer(
            channel, units?.Cap, units?.Used ?? 0, spent is null ? null : BudgetAnswer.Of(spent, now), AddressCap.Of(await store.Throttle(tenant, channel, cancellation)));
    }
}
