using System.Globalization;
using System.Text;
using OrleansNotify.Parsers;
using OrleansNotify.Testing;

namespace OrleansNotify.BadInputs;

/// <summary>
/// The readers that afl-fuzz feeds (tests/Parsers), also where there is none: garbled inputs by the ten thousand. FUZZ_SEED and FUZZ_INPUTS
/// widen the search.
/// </summary>
public sealed class ParserFuzzTests
{
    public static TheoryData<string> Names => [.. Parser.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ReaderRefusesOrTakesWhateverItReads(string name)
    {
        var parser = Parser.All[name];
        var seed = Number("FUZZ_SEED", 1);
        var random = new Random(seed);
        for (var i = 0; i < Number("FUZZ_INPUTS", 20_000); i++)
        {
            var input = Encoding.UTF8.GetBytes(parser.Seeds[random.Next(parser.Seeds.Length)]).Garbled(random);
            var thrown = Record.Exception(() => parser.Read(input));
            Assert.True(thrown is null, $"{name}, seed {seed}, input {i}, base64 {Convert.ToBase64String(input)}: {thrown}");
        }
    }

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
