using System.Diagnostics;
using OrleansNotify.Faults.Clusters;
using OrleansNotify.Faults.Histories;

namespace OrleansNotify.Faults.Checks;

/// <summary>What receivers got against what was accepted.</summary>
internal static class DeliveryChecks
{
    private const double Jitter = 0.2;
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LateAfterRecovery = TimeSpan.FromSeconds(30);

    /// <summary>I6: everything stored reaches the receiver, under its own id; a second time only what a fault cut off.</summary>
    public static Finding EverythingIsDelivered(History history)
    {
        var broken = new List<string>();
        var excused = 0;
        foreach (var endpoint in history.Endpoints)
        {
            var receipts = history.Receipts.Where(receipt => receipt.Path == endpoint.Path).ToLookup(receipt => receipt.Number);
            foreach (var e in history.Stored.Where(e => e.IsForEndpoints && e.Tenant == endpoint.Tenant && e.Seq > endpoint.FirstSeq))
            {
                var got = receipts[e.Number].OrderBy(receipt => receipt.At).ToList();
                var first = got.Find(receipt => receipt.IsSuccess);
                if (first is null)
                {
                    broken.Add($"seq {e.Seq} never succeeded at {endpoint.Path}, {got.Count} requests");
                    continue;
                }

                broken.AddRange(got.Where(receipt => receipt.EventId != e.Id).Select(receipt => $"seq {e.Seq} came to {endpoint.Path} as {receipt.EventId}"));
                var doubles = got.Where(receipt => receipt.At > first.At).ToList();
                excused += doubles.Count(receipt => history.IsExcused(first.At, receipt.At));
                broken.AddRange(doubles.Where(receipt => !history.IsExcused(first.At, receipt.At)).Select(_ => $"seq {e.Seq} came to {endpoint.Path} again, after a success"));
            }

            var numbers = history.Stored.Where(e => e.Tenant == endpoint.Tenant).Select(e => e.Number).ToHashSet();
            broken.AddRange(receipts.Where(of => !numbers.Contains(of.Key)).Select(of => $"{of.Key} came to {endpoint.Path} and is not in its log"));
        }

        return Finding.Of("I6", broken, $"{history.Receipts.Count} requests, {excused} doubled by faults");
    }

    /// <summary>I7: after a deletion or a pause was answered, nothing comes.</summary>
    public static Finding SilencedStaySilent(History history)
    {
        var receipts = history.Receipts.ToLookup(receipt => receipt.Path);
        var late = history.Silenced.SelectMany(one => receipts[one.Path].Where(receipt => receipt.At > one.AnsweredAt)
            .Select(receipt => $"{one.Path} got {receipt.Number} {Stopwatch.GetElapsedTime(one.AnsweredAt, receipt.At).TotalMilliseconds:0} ms after the answer"));
        return Finding.Of("I7", [.. late], $"{history.Silenced.Count} endpoints silenced");
    }

    /// <summary>I8: retries keep to the schedule, overdue ones come soon after recovery, and counts of attempts never begin anew.</summary>
    public static Finding RetriesKeepTheSchedule(History history)
    {
        var broken = history.Attempts
            .Where(shown => !shown.Numbers.SequenceEqual(Enumerable.Range(1, shown.Numbers.Count)) || shown.Numbers.Count > MemberSettings.Schedule.Length + 1)
            .Select(shown => $"seq {shown.Seq} shows attempts {string.Join(' ', shown.Numbers)}")
            .ToList();
        var retries = 0;
        foreach (var of in history.Receipts.Where(receipt => receipt.Path == "flaky").GroupBy(receipt => receipt.Number))
        {
            var got = of.OrderBy(receipt => receipt.At).ToList();
            for (var i = 1; i < got.Count && !got[i - 1].IsSuccess; i++, retries++)
            {
                if (Fault(history, i, got[i - 1].At, got[i].At) is { } fault)
                {
                    broken.Add($"attempt {i + 1} of {of.Key} {fault}");
                }
            }
        }

        return Finding.Of("I8", broken, $"{retries} retries");
    }

    private static string? Fault(History history, int attempt, long before, long at)
    {
        var gap = Stopwatch.GetElapsedTime(before, at);
        var planned = TimeSpan.FromSeconds(MemberSettings.Schedule[Math.Min(attempt, MemberSettings.Schedule.Length) - 1]);
        if (gap < (planned * (1 - Jitter)) - Early && !history.IsExcused(before, at, onlyStopped: true))
        {
            return $"came after {gap.TotalSeconds:0.00} s, planned {planned.TotalSeconds:0.#}";
        }

        var latest = planned * (1 + Jitter);
        var slack = TimeSpan.FromSeconds(Math.Max(Late.TotalSeconds, planned.TotalSeconds / 10));
        var isLate = history.LastHeal(before, at) is { } healed
            ? gap > latest + slack && Stopwatch.GetElapsedTime(healed, at) > LateAfterRecovery + latest
            : gap > latest + slack && !history.IsExcused(before, at);
        return isLate ? $"came after {gap.TotalSeconds:0.00} s, planned {planned.TotalSeconds:0.#}: too late" : null;
    }
}
