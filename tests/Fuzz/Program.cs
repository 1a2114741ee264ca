using OrleansNotify.Fuzz;

if (args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(FuzzOptions.Help);
    return 0;
}

if (FuzzOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(FuzzOptions.Help);
    return 2;
}

var (passed, failed) = (0, 0);
foreach (var store in options.Stores)
{
    var isRight = await FuzzRun.Of(store, options);
    (passed, failed) = isRight ? (passed + 1, failed) : (passed, failed + 1);
}

Console.WriteLine($"{passed} passed, {failed} failed, 0 skipped");
return failed == 0 ? 0 : 1;
