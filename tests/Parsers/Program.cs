using OrleansNotify.Parsers;
using SharpFuzz;

// seeds FOLDER: writes what each parser's run begins with, in a folder of its name, and prints the names.
// NAME: reads what afl-fuzz sends to this process.   NAME FILE …: reads these files, and ends with the exception that they cause.
if (args is ["seeds", var folder])
{
    foreach (var (name, parser) in Parser.All)
    {
        var own = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        foreach (var (seed, index) in parser.Seeds.Select((seed, index) => (seed, index)))
        {
            await File.WriteAllTextAsync(Path.Combine(own, $"{index}"), seed);
        }

        Console.WriteLine(name);
    }

    return 0;
}

if (args is not [var wanted, ..] || !Parser.All.TryGetValue(wanted, out var chosen))
{
    Console.Error.WriteLine($"One of: {string.Join(", ", Parser.All.Keys)}");
    return 2;
}

foreach (var file in args.Skip(1))
{
    chosen.Read(await File.ReadAllBytesAsync(file));
}

if (args.Length == 1)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        chosen.Read(bytes.ToArray());
    });
}

return 0;
