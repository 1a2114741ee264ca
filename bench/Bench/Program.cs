using OrleansNotify.Bench;
using OrleansNotify.Bench.Accept;
using OrleansNotify.Bench.Deliveries;
using OrleansNotify.Bench.EndToEnd;
using OrleansNotify.Bench.Inboxes;
using OrleansNotify.Bench.Push;
using OrleansNotify.Bench.Silos;
using OrleansNotify.Bench.Sink;

switch (args)
{
    case ["sink", var port]:
        return await SinkServer.Run(port);
    case ["deliver", .. var delivering]:
        return await DeliverBench.Run(delivering);
    case ["deliveries", .. var listing]:
        return await DeliveriesBench.Run(listing);
    case ["silos", .. var clusters]:
        return await SilosBench.Run(clusters);
    case ["inbox", .. var reading]:
        return await InboxBench.Run(reading);
}

var options = BenchOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

await AcceptBench.Run(options);
await PushBench.Run(options);
return 0;
