using OrleansNotify.Bench;
using OrleansNotify.Bench.Accept;
using OrleansNotify.Bench.Push;

var options = BenchOptions.Parse(args);
if (options is null)
{
    Console.Error.WriteLine(BenchOptions.Usage);
    return 2;
}

await AcceptBench.Run(options);
await PushBench.Run(options);
return 0;
