using System.Globalization;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>Does one random thing after the other at one device.</summary>
internal sealed class Hand(Device device, ApiClient owner, Progress progress, Random random)
{
    private const int LargestBulk = 20;
    private const int PutsAllAwayOneIn = 1_000;
    private const int DisconnectsOneIn = 200;
    // A short snooze is over by itself after this.
    private static readonly TimeSpan Nap = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromMilliseconds(25);

    public async Task Work(int until)
    {
        while (progress.IsBefore(until))
        {
            if (random.Next(DisconnectsOneIn) == 0)
            {
                device.Disconnect();
            }

            var isAnswered = await Step();
            progress.Add(isAnswered);
            if (!isAnswered)
            {
                await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
            }
        }
    }

    private Task<bool> Step() => random.Next(PutsAllAwayOneIn) == 0 ? Bulk(new { all = true, patch = new { archived = true } }) : random.Next(100) switch
    {
        < 70 => ChangeOne(),
        < 80 => Bulk(new { ids = Ids(), patch = Patch() }),
        < 85 => Read(new { ids = Ids() }),
        < 92 => Read(new { upTo = Math.Max(0, One().Seq - random.Next(20)) }),
        < 94 => Bulk(new { all = true, patch = new { read = true } }),
        < 96 => Read(new { upTo = long.MaxValue }),
        _ => Withdraw(),
    };

    private Task<bool> ChangeOne() => Ask(device.Api, HttpMethod.Patch, $"/v1/inbox/{One().Id}", Patch());

    private Task<bool> Bulk(object command) => Ask(device.Api, HttpMethod.Post, "/v1/inbox/bulk", command);

    private Task<bool> Read(object command) => Ask(device.Api, HttpMethod.Post, "/v1/inbox/read", command);

    // It has two steps: who does not know how it went asks again.
    private async Task<bool> Withdraw()
    {
        var id = One().Id;
        while (!await Ask(owner, HttpMethod.Delete, $"/v1/events/{id}"))
        {
            if (progress.IsBroken)
            {
                return false;
            }

            await Task.Delay(TryAgainAfter, TimeProvider.System, CancellationToken.None);
        }

        return true;
    }

    private static async Task<bool> Ask(ApiClient api, HttpMethod method, string path, object? body = null)
    {
        var answer = await api.TryAsk(method, path, body);
        // 404: it was withdrawn meanwhile.
        Assert.True(answer is null or { Status: 200 or 204 or 404 }, $"{method} {path}: {answer}");
        return answer is not null;
    }

    private Dictionary<string, object?> Patch()
    {
        var patch = new Dictionary<string, object?>();
        while (patch.Count == 0 || random.Next(4) == 0)
        {
            var (name, value) = random.Next(8) switch
            {
                < 2 => ("read", true),
                < 4 => ("read", false),
                4 => ("seen", random.Next(2) == 0),
                5 => ("dismissed", random.Next(2) == 0),
                6 => ("archived", random.Next(2) == 0),
                _ => ("snoozedUntil", (object?)Snooze()),
            };
            patch[name] = value;
        }

        return patch;
    }

    private string? Snooze() => random.Next(4) switch
    {
        0 => "2100-01-01T00:00:00Z",
        1 => (TimeProvider.System.GetUtcNow() + Nap).ToString("O", CultureInfo.InvariantCulture),
        _ => null,
    };

    private string[] Ids() => [.. device.Look(picture => picture.Some(random.Next(1, LargestBulk + 1), random)).Select(item => item.Id)];

    private (long Seq, string Id) One() => device.Look(picture => picture.Some(1, random)) is [var one] ? one : (1, "evt_none");
}
