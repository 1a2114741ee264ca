using OrleansNotify.Simulator;
using OrleansNotify.Simulator.Messages;

if (args is not [var gateway, .. var options] || options is not ([] or ["--messages"]))
{
    Console.Error.WriteLine("usage: OrleansNotify.Simulator OrleansNotify.Gateway.Web.dll [--messages]  (./run simulate does it)");
    return 2;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};

try
{
    await using var server = await SimulatedServer.Start(gateway, stop.Token);
    await using var receivers = await ReceiverHost.Start(Cast.Receivers());
    await using var services = await SmsServices.Start();
    using var owner = new Owner(server.Address);
    var ledger = new Ledger(receivers.All);
    var screen = Screen.ForThisTerminal(ledger);
    var isComplete = true;
    if (options is [])
    {
        await new Story(server, owner, receivers, ledger, screen).Run(stop.Token);
        isComplete = Report.Print(ledger);
    }

    return MessageReport.Print(await new MessageStory(owner).Play(services, stop.Token), services.MostCalls) && isComplete ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("\n  Ended before its time; its server and its data are gone.");
    return 130;
}
