using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Events;

/// <summary>What a tenant has published for later.</summary>
internal static class ScheduledEvents
{
    public static async Task<Results<Ok<ScheduledPage>, Problem>> List(
        TenantViewer viewer, NamePage page, IEventSchedule schedule, CancellationToken cancellation)
    {
        var found = await schedule.List(viewer.Tenant, page.After, page.Limit + 1, cancellation);
        var items = found.Take(page.Limit).Select(ScheduledItem.Of).ToArray();
        return TypedResults.Ok(new ScheduledPage(items, found.Count > page.Limit ? items[^1].Id : null));
    }
}

internal sealed record ScheduledItem(
    string Id, string Type, string Source, string[] Audience, RawJson Payload, DateTimeOffset DeliverAt, DateTimeOffset? ExpiresAt)
{
    public static ScheduledItem Of(ScheduledEvent scheduled)
    {
        var command = scheduled.Command;
        return new ScheduledItem(
            command.Id, command.Type, command.Source, command.Audience, new RawJson(command.Payload), scheduled.DueAt, command.ExpiresAt);
    }
}

/// <param name="NextAfter">Pass as <c>after</c> for the next page; null on the last.</param>
internal sealed record ScheduledPage(ScheduledItem[] Items, string? NextAfter);
