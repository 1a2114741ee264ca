using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;
using OrleansNotify.Preferences;

namespace OrleansNotify.Channels;

/// <summary>A tenant's rules of when messages go: later, unless they are read meanwhile, or many as one.</summary>
internal static class MessageRuleRoutes
{
    public const int MaxRules = 500;
    private const int MaxType = 200;

    public static void MapMessageRules(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/v1/message-rules").RejectingBadArguments().RequireCors(TenantCors.Policy);
        rules.MapGet("", List)
            .Named("listMessageRules", "When messages go, by event type and channel; all others go at once");
        rules.MapPut("/{eventType}/{channel}", Save)
            .Named("saveMessageRule", "Sends messages of an event type later, unless they are read meanwhile, or many as one")
            .Example("""{"delay":600,"unlessRead":true}""").Refuses(404, 422);
        rules.MapDelete("/{eventType}/{channel}", Delete)
            .Named("deleteMessageRule", "Sends messages of an event type at once again; what waits keeps its time");
    }

    private static async Task<Ok<MessageRuleList>> List(TenantViewer viewer, IMessageRuleStore rules, CancellationToken cancellation)
        => TypedResults.Ok(new MessageRuleList([.. (await rules.List(viewer.Tenant, cancellation)).Select(MessageRuleAnswer.Of)]));

    private static async Task<Results<Ok<MessageRuleAnswer>, Problem>> Save(
        string eventType, string channel, TenantAdmin admin, JsonBody<MessageRuleCommand> body, HttpContext context, IMessageRuleStore rules, Audit audit,
        IGrainFactory grains, TimeProvider time)
    {
        if (!TryRead(eventType, channel, out var parsed))
        {
            return Problems.NotFound;
        }

        var (rule, problem) = body.Value.Rule;
        if (rule is null)
        {
            return Problems.Invalid("message_rule_invalid", $"The rule cannot be kept: {problem}");
        }

        var row = new MessageRuleRow(eventType, parsed, rule, time.GetUtcNow());
        if (!await rules.Save(admin.Tenant, row, MaxRules, context.RequestAborted))
        {
            return Problems.Invalid("message_rule_limit", $"A tenant has at most {MaxRules} message rules.");
        }

        await Changed(grains, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "message_rule.saved", $"{eventType}/{channel}");
        return TypedResults.Ok(MessageRuleAnswer.Of(row));
    }

    private static async Task<Results<NoContent, Problem>> Delete(
        string eventType, string channel, TenantAdmin admin, HttpContext context, IMessageRuleStore rules, Audit audit, IGrainFactory grains)
    {
        if (!TryRead(eventType, channel, out var parsed) || !await rules.Delete(admin.Tenant, eventType, parsed, context.RequestAborted))
        {
            return Problems.NotFound;
        }

        await Changed(grains, admin.Tenant);
        await audit.Add(context, admin.Tenant, admin.Actor, "message_rule.deleted", $"{eventType}/{channel}");
        return TypedResults.NoContent();
    }

    /// <summary>Before the answer: the next event is planned by it.</summary>
    private static Task Changed(IGrainFactory grains, string tenant) => grains.GetGrain<IMessagePlannerGrain>(tenant).Changed();

    private static bool TryRead(string eventType, string channel, out Channel parsed)
    {
        parsed = default;
        return eventType.Length <= MaxType && !eventType.Any(char.IsControl) && ChannelWords.TryParse(channel, out parsed);
    }
}
