using System.Text.Json;
using Microsoft.Extensions.Logging;
using OrleansNotify.Activity;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;

namespace OrleansNotify.Channels;

/// <summary>Says that a budget of money is nearly or wholly spent: in the log, the tenant's activity, and to endpoints that name the event type.</summary>
internal sealed class BudgetReports(IGrainFactory grains, IActivityLog activity, TimeProvider time, ILogger<BudgetReports> logger)
{
    private const string Actor = "server";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public void Warn(SenderKey key, MoneySpending spent, string period, int percent)
    {
        logger.BudgetWarned(key.ToString(), percent, new Money(spent.UsedMicros, spent.Currency), new Money(spent.AmountMicros, spent.Currency), period);
        Report(key, spent, period, percent < 100 ? OperationalEvent.ChannelBudgetLow : OperationalEvent.ChannelBudgetSpent).Ignore();
    }

    private async Task Report(SenderKey key, MoneySpending spent, string period, string type)
    {
        var (now, channel) = (time.GetUtcNow(), key.Channel.Word());
        var payload = new
        {
            Channel = channel,
            Period = period,
            Budget = new Money(spent.AmountMicros, spent.Currency),
            Used = new Money(spent.UsedMicros, spent.Currency),
            ResetsAt = BudgetPeriod.EndOf(now, spent.Span),
        };
        var command = new AppendEvent(
            $"evt_{Guid.CreateVersion7(now):N}", type, OperationalEvent.Source, [], 0, JsonSerializer.SerializeToUtf8Bytes(payload, Json),
            $"{type}/{channel}/{period}/{spent.Currency}");
        try
        {
            await activity.Add(new ActivityEntry(0, key.Tenant, Actor, type, channel, "", now), CancellationToken.None);
            await grains.GetGrain<ITenantLogGrain>(key.Tenant).Append(command);
        }
        catch (Exception e)
        {
            logger.BudgetReportLost(e, key.ToString(), type);
        }
    }
}
