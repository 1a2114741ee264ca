using System.Diagnostics;
using OrleansNotify.Faults.Checks;
using OrleansNotify.Faults.Loads;

namespace OrleansNotify.Faults.Scenarios;

/// <summary>A gateway with two thousand sockets is killed; all come back through the other.</summary>
internal static class GatewayScenario
{
    private const int People = 20;
    private const int SocketsOfOne = 200;
    private const int AtOnce = 20;
    private const double LongestReturn = 15;

    // Each is at every socket: more would measure this machine.
    public const int PerSecond = 4;

    public static async Task<bool> Run(Scene scene)
    {
        await Open(scene);
        Console.WriteLine($"    {scene.World.Devices.Count} sockets are open at two gateways");
        scene.World.Start();
        await Wait.Seconds(5);
        var returns = new List<double>();
        for (var round = 0; round < scene.Options.Rounds; round++)
        {
            returns.AddRange(await KillOne(scene, round % scene.Cluster.Gateways.Count));
        }

        var history = await scene.End();
        var (missing, twice, order) = (DeviceChecks.DevicesMissNothing(history), DeviceChecks.ShownOnce(history), DeviceChecks.Disorder(history).Count());
        Console.WriteLine($"    {missing}\n    {twice}\n    {StoreChecks.NothingAcceptedIsLost(history)}");
        var isFast = Scenario.Judge("back at the other gateway, p99", returns.Percentile(99), LongestReturn, "s");
        var isWhole = Scenario.Judge("gaps", missing.Violations, 0, "");
        return Scenario.Judge("twice or out of order", twice.Violations + order, 0, "") && isWhole && isFast;
    }

    private static async Task Open(Scene scene)
    {
        var tenant = scene.World.Tenants[0];
        var random = new Random(scene.Options.Seed);
        var address = new Uri($"http://{scene.Cluster.Addresses[0]}");
        using var gateway = new NotifyClient(address.Port, address.Host);
        for (var i = 0; i < People; i++)
        {
            var person = await gateway.SignIn($"person{i}@codingninjas.com");
            foreach (var some in Enumerable.Range(0, SocketsOfOne).Chunk(AtOnce))
            {
                scene.World.Devices.AddRange(await Task.WhenAll(some.Select(number => Device.Open(
                    tenant, person, number, number % 2 == 0 ? scene.Cluster.Addresses : scene.Cluster.Addresses.Reverse(), random, null))));
            }
        }
    }

    private static async Task<IReadOnlyList<double>> KillOne(Scene scene, int index)
    {
        var gateway = scene.Cluster.Gateways[index];
        var here = scene.World.Devices.Where(device => device.Socket.Address.StartsWith($"ws://{gateway.Address}/", StringComparison.Ordinal)).ToList();
        var killed = Stopwatch.GetTimestamp();
        await gateway.Process.Kill();
        await Eventually.Holds(() => here.TrueForAll(device => device.Socket.WelcomedAt > killed), "all are back");
        var times = here.Select(device => Stopwatch.GetElapsedTime(killed, device.Socket.WelcomedAt).TotalSeconds).ToList();
        Console.WriteLine($"    {gateway.Name} killed with {here.Count} sockets: back after {times.Percentile(50):0.0} s (p50), {times.Percentile(99):0.0} s (p99), {times.Max():0.0} s (last)");
        await gateway.Process.Start();
        await Wait.Seconds(5);
        return times;
    }
}
