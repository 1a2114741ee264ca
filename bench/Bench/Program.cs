using OrleansNotify.Bench;
using OrleansNotify.Bench.Accept;
using OrleansNotify.Bench.Deliveries;
using OrleansNotify.Bench.EndToEnd;
using OrleansNotify.Bench.Push;
using OrleansNotify.Bench.Sink;

if (args is ["sink", var port])
{
    return await SinkServer.Run(port);
}

if (args is ["deliver", .. var rest])
{
    return await DeliverBench.Run(rest);
}

if (args is ["deliveries", .. var rest])
{
    return await DeliveriesBench.Run(rest);
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
