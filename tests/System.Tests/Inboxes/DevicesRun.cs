using System.Diagnostics;

namespace OrleansNotify.SystemTests.Inboxes;

/// <summary>One person on five devices, two hands at each, a sender, and a server that is killed in between.</summary>
internal sealed class DevicesRun(ServerProcess server, int port, int seed) : IAsyncDisposable
{
    private const string Email = "ann@codingninjas.com";
    private const int Devices = 5;
    private const int HandsOfOne = 2;
    private const int FirstEvents = 30;
    private const int FewestParts = 5;
    private const int LargestPart = 5_000;
    private static readonly TimeSpan PartDeadline = TimeSpan.FromMinutes(10);

    private readonly Progress _progress = new();
    private readonly Random _random = new(seed);
    private readonly ApiClient _owner = new(port, ServerSettings.ApiKey);
    private readonly List<Device> _devices = [];
    private readonly List<string> _mismatches = [];
    private int _restarts;

    public async Task<DevicesVerdict> Run(int operations)
    {
        var watch = Stopwatch.StartNew();
        await server.Start();
        var sender = new Sender(_owner, Email, _progress);
        await StartDevices(sender);
        var hands = _devices.SelectMany((device, i) => Enumerable.Range(0, HandsOfOne)
            .Select(j => new Hand(device, _owner, _progress, new Random(seed + (HandsOfOne * i) + j + 1)))).ToList();

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
            _mismatches.AddRange((await new Recount(_devices, sender).Run()).Select(mismatch => $"part {part}: {mismatch}"));
        }

        _mismatches.AddRange(_devices
            .Where(device => device.Look(picture => picture.Doubles) + device.Resets > 0)
            .Select(device => $"events came twice, or a position could not be resumed: {device}"));
        return new DevicesVerdict(
            _progress.Answered, _progress.Unknown, sender.Published, _restarts, _devices.Sum(device => device.Welcomes), parts, _mismatches, watch.Elapsed);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices)
        {
            await device.DisposeAsync();
        }

        _owner.Dispose();
    }

    private async Task StartDevices(Sender sender)
    {
        using var gateway = new NotifyClient(port);
        for (var i = 0; i < Devices; i++)
        {
            _devices.Add(new Device(port, (await gateway.SignInOnAnotherDevice(Email)).Token));
        }

        for (var i = 0; i < FirstEvents; i++)
        {
            await sender.Send();
        }

        await Task.WhenAll(_devices.Select(device => device.Start()));
    }

    private async Task Kill(int after)
    {
        await Eventually.Holds(() => !_progress.IsBefore(after), "the operations go on", PartDeadline);
        await server.Kill();
        await server.Start();
        _restarts++;
    }
}
