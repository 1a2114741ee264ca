using OrleansNotify.Simulator;

if (args is not [var gateway])
{
    Console.Error.WriteLine("usage: OrleansNotify.Simulator OrleansNotify.Gateway.Web.dll  (./run simulate does it)");
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
    using var owner = new Owner(server.Address);
    var ledger = new Ledger(receivers.All);
    await new Story(server, owner, receivers, ledger, Screen.ForThisTerminal(ledger)).Run(stop.Token);
    return Report.Print(ledger) ? 0 : 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.WriteLine("\n  Ended before its time; its server and its data are gone.");
    return 130;
}
