using OrleansNotify.Fakes;

if (!FakesArguments.TryParse(args, out var arguments, out var answer))
{
    Console.Error.WriteLine(answer);
    return 2;
}

if (arguments.IsHelp)
{
    Console.WriteLine(answer);
    return 0;
}

try
{
    await using var providers = await FakeProviders.Start(arguments.Port);
    if (arguments.Script is { } script)
    {
        ScriptFile.Load(script, providers.Scripts, providers.Cast.Providers);
    }

    await new FakesScreen(providers).Show(providers.Stopping);
    return 0;
}
catch (Exception e) when (e is IOException or ArgumentException)
{
    Console.Error.WriteLine($"providers: {e.Message}");
    return 1;
}
