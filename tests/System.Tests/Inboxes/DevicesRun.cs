using System.Diagnostics;
using OrleansNotify.SystemTests.Clients;
using OrleansNotify.SystemTests.Processes;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>One person on five devices, two hands at each, a sender, and a server that is killed in between.</summary>
internal sealed class DevicesRun(ServerProcess server, int port, int seed)
{
    private const string Email = "ann@codingninjas.com";
    private const int Devices = 5;
    private const int HandsOfOne = 2;
    private const int FirstEvents = 30;
    private const int FewestParts = 5;
    private const int LargestPart = 5_000;

    private readonly Progress _progress = new();
    private readonly Random _random = new(seed);
    private readonly List<string> _mismatches = [];
    private int _restarts;

    public async Task<DevicesVerdict> Run(int operations)
    {
        var watch = Stopwatch.StartNew();
        await server.Start();
        using var owner = new ApiClient(port, ServerSettings.ApiKey);
        var sender = new Sender(owner, Email, _progress);
        var devices = await Start(sender);
        var hands = devices.SelectMany((device, i) => Enumerable.Range(0, HandsOfOne)
            .Select(j => new Hand(device, owner, _progress, new Random(seed + (HandsOfOne * i) + j + 1)))).ToList();

        var parts = Math.Max(FewestParts, operations / LargestPart);
        for (var part = 1; part <= parts; part++)
        {
            var (from, until) = (_progress.Answered, (int)((long)operations * part / parts));
            Task[] work =
            [
                .. hands.Select(hand => hand.Work(until)),
                sender.Work(until),
                part == 1 || part == parts ? Task.CompletedTask : Kill(_random.Next(from, until)),
            ];
            await Task.WhenAll(work.Select(_progress.Guard));
            _mismatches.AddRange((await new Recount(devices).Run()).Select(mismatch => $"part {part}: {mismatch}"));
        }

        await End(devices);
        return new DevicesVerdict(_progress.Answered, _progress.Unknown, sender.Published, _restarts, parts, _mismatches, watch.Elapsed);
    }

    private async Task<List<Device>> Start(Sender sender)
    {
        using var gateway = new NotifyClient(port);
        var devices = new List<Device>();
        for (var i = 0; i < Devices; i++)
        {
            devices.Add(new Device(port, (await gateway.SignInOnAnotherDevice(Email)).Token));
        }

        for (var i = 0; i < FirstEvents; i++)
        {
            await sender.Send();
        }

        await Task.WhenAll(devices.Select(device => device.Start()));
        return devices;
    }

    private async Task Kill(int after)
    {
        await Eventually.Holds(() => !_progress.IsBefore(after), "the operations go on", TimeSpan.FromMinutes(5));
        await server.Kill();
        await server.Start();
        _restarts++;
    }

    private async Task End(List<Device> devices)
    {
        foreach (var device in devices)
        {
            await device.DisposeAsync();
            var doubles = device.Look(picture => picture.Doubles);
            if (doubles + device.Resets > 0)
            {
                _mismatches.Add($"{doubles} events came twice, and {device.Resets} positions could not be resumed");
            }
        }
    }
}
