using Microsoft.AspNetCore.Http.HttpResults;
using OrleansNotify.Access;
using OrleansNotify.Http;

namespace OrleansNotify.Channels;

/// <summary>The numbers of the point-of-sale system's queue board: what waits, runs and has ended, by channel and priority.</summary>
internal static class QueueRoutes
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
        => routes.MapGroup("/admin").RejectingBadArguments().MapGet("/queues.json", Queues)
            .Named("showQueues", "Messages that wait, run and have ended, by channel and priority");

    private static async Task<Ok<QueueBoard>> Queues(
        TenantViewer viewer, IMessageReader messages, IGrainFactory grains, TimeProvider time, CancellationToken cancellation)
    {
        var counts = await messages.Counts(viewer.Tenant, time.GetUtcNow(), cancellation);
        var queues = new List<QueueView>();
        foreach (var channel in ChannelWords.All)
        {
            var own = counts.Where(count => count.Channel == channel).ToArray();
            var status = own.Length == 0 ? null : await grains.GetGrain<IMessageSenderGrain>($"{viewer.Tenant}/{channel.Word()}").Status();
            queues.Add(QueueView.Of(channel, own, status));
        }

        return TypedResults.Ok(new QueueBoard(queues, QueueCounts.Of(counts), time.GetUtcNow()));
    }
}
