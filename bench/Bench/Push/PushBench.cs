using System.Globalization;

namespace OrleansNotify.Bench.Push;

/// <summary>How long after the sender's POST each open socket has the event.</summary>
internal static class PushBench
{
    private const int SocketsPerPerson = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);

    public static async Task Run(BenchOptions options)
    {
        if (options.PushTime == TimeSpan.Zero)
        {
            return;
        }

        Console.WriteLine($"From event to socket: {options.Rate} events/s to {options.Sockets} sockets for {options.PushTime.TotalSeconds} s");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{"server",-28}{"arrived",10}{"expected",10}{"from POST p50 ms",18}{"p99 ms",8}{"from answer p50 ms",20}{"p99 ms",8}{"POST p50 ms",13}{"p99 ms",8}"));
        foreach (var target in options.Targets.Where(target => target.HasSockets))
        {
            await Run(target, options);
        }
    }

    private static async Task Run(Target target, BenchOptions options)
    {
        var tokens = await BenchUsers.SignIn(target.Port, (options.Sockets + SocketsPerPerson - 1) / SocketsPerPerson);
        var listeners = new List<Listener>();
        for (var i = 0; i < options.Sockets; i++)
        {
            listeners.Add(await Listener.Open(target.Port, tokens[i / SocketsPerPerson]));
        }

        await Measure(target, options, listeners, WarmUp);
        Print(target, listeners.Count, await Measure(target, options, listeners, options.PushTime));
        listeners.ForEach(listener => listener.Dispose());
    }

    private static async Task<(PacedSender Sender, Arrivals Arrivals)> Measure(
        Target target, BenchOptions options, List<Listener> listeners, TimeSpan time)
    {
        var events = (int)(options.Rate * time.TotalSeconds);
        var sender = new PacedSender(target.Port, options.Rate, events, number => HttpConnection.Webhook(
            options.Token, $$"""{"type":"notification","message":"Team meeting at 3 PM","n":{{number}}}"""));
        var arrivals = new Arrivals(listeners, events);
        var sent = Task.Run(sender.Run);
        await Task.Factory.StartNew(() => arrivals.Run(sent), TaskCreationOptions.LongRunning);
        await sent;
        return (sender, arrivals);
    }

    private static void Print(Target target, int sockets, (PacedSender Sender, Arrivals Arrivals) run)
    {
        var (sender, arrivals) = run;
        var fromPost = Percentiles.InMilliseconds([.. arrivals.All.Select(a => a.At - sender.SentAt[a.Number])]);
        var fromAnswer = Percentiles.InMilliseconds([.. arrivals.All.Select(a => a.At - sender.AcceptedAt[a.Number])]);
        var posts = Percentiles.InMilliseconds([.. sender.AcceptedAt.Zip(sender.SentAt, (accepted, sent) => accepted - sent)]);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Name,-28}{arrivals.All.Count,10}{sockets * sender.SentAt.Length,10}{fromPost.P50,18:0.0}{fromPost.P99,8:0.0}{fromAnswer.P50,20:0.0}{fromAnswer.P99,8:0.0}{posts.P50,13:0.0}{posts.P99,8:0.0}"));
    }
}
