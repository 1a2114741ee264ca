using System.Diagnostics;
using System.Globalization;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Loads;

/// <summary>Makes endpoints, lets them get events, and deletes or pauses them: one in two has a rate that leaves it always behind.</summary>
internal sealed class Silencer(int index, IReadOnlyList<OwnerClient> owners, Receiver receiver, RunLog log, Random random)
{
    private const int ShortestLifeMs = 1_000;
    private const int LongestLifeMs = 6_000;
    private static readonly string[] EventTypes = ["hook.*"];
    private int _made;

    public async Task Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await LiveAndEnd(string.Create(CultureInfo.InvariantCulture, $"quiet-{index}-{++_made}"), stop);
            }
            catch (Exception e) when (Failures.IsExpected(e))
            {
                // Whether it is quiet now is unknown; nothing is claimed of it.
            }
        }
    }

    private async Task LiveAndEnd(string path, CancellationToken stop)
    {
        var endpoint = await Any().CreateEndpoint(receiver.Url(path), ("eventTypes", EventTypes), ("rateLimit", _made % 2 == 0 ? 0 : 2));
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(ShortestLifeMs, LongestLifeMs)), TimeProvider.System, stop);
        if (random.Next(2) == 0)
        {
            await Any().Delete(endpoint);
        }
        else
        {
            await Any().Tell(endpoint, "pause");
        }

        log.Silenced.Enqueue(new SilencedEndpoint(path, Stopwatch.GetTimestamp()));
        log.Note("silenced", path);
    }

    private OwnerClient Any() => owners[random.Next(owners.Count)];
}
