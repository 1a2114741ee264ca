using System.Globalization;
using System.Text;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;
using OrleansNotify.Live.SocketIo;
using OrleansNotify.Sessions;
using OrleansNotify.Testing;

namespace OrleansNotify.BadInputs;

/// <summary>Parsers of strangers' bytes get garbled inputs by the ten thousand: they answer, and throw nothing. FUZZ_SEED and FUZZ_INPUTS widen the search.</summary>
public sealed class ParserFuzzTests
{
    private static readonly Dictionary<string, (string[] Seeds, Action<byte[]> Parse)> Parsers = new()
    {
        ["Engine.IO payload"] = (["4hello\u001e2\u001ebAAAA", "0{\"sid\":\"x\"}", "2probe"], DecodePayload),
        ["Socket.IO packet"] = (["0{\"token\":\"x\"}", "2/admin,13[\"join-tenant\",\"acme\"]", "51-/a,[\"x\",{\"_placeholder\":true,\"num\":0}]"], ReadPacket),
        ["passed JSON"] = (["{\"type\":\"private\",\"a\":[1,2,{\"b\":\"\\ud83d\\ude00\"}],\"type\":\"x\"}", "[1e400,\"\\u0000\"]"], ReadPassedJson),
        ["filter"] = (["{\"$or\":[{\"a.b\":{\"$in\":[1,\"x\",null]}},{\"c\":{\"$not\":{\"$gte\":5}}}]}", "{\"a\\\\.b\":{\"$exists\":true}}"], MatchFilter),
        ["time"] = (["2026-11-29T12:00:00.123456789+14:00", "2024-02-29T23:59:60Z"], text => Rfc3339.TryParse(Text(text), out _)),
        ["mail address"] = (["Ann.Öst+tag@xn--bcher-kva.example", "\"a b\"@c.org"], text => EmailAddress.TryNormalize(Text(text), out _)),
    };

    public static TheoryData<string> Names => [.. Parsers.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void ParserThrowsNothingWhateverItReads(string name)
    {
        var (seeds, parse) = Parsers[name];
        var seed = Number("FUZZ_SEED", 1);
        var random = new Random(seed);
        for (var i = 0; i < Number("FUZZ_INPUTS", 20_000); i++)
        {
            var input = Encoding.UTF8.GetBytes(seeds[random.Next(seeds.Length)]).Garbled(random);
            var thrown = Record.Exception(() => parse(input));
            Assert.True(thrown is null, $"{name}, seed {seed}, input {i}, base64 {Convert.ToBase64String(input)}: {thrown}");
        }
    }

    private static void DecodePayload(byte[] bytes)
    {
        ReadOnlyMemory<byte> rest = bytes;
        while (rest.Length > 0 && EnginePayload.TryTake(ref rest, out _))
        {
        }
    }

    private static void ReadPacket(byte[] bytes)
    {
        if (!SocketIoPacket.TryParse(bytes, out var packet))
        {
            return;
        }

        if (packet.Type is PacketType.Event or PacketType.BinaryEvent)
        {
            SocketIoEvent.Read(packet, [[1, 2, 3]])?.Argument();
        }
        else if (packet.Type == PacketType.Connect)
        {
            SocketIoHello.Read(packet.Data);
        }
    }

    private static void ReadPassedJson(byte[] bytes)
    {
        if (PassedJson.CheckObject(bytes) is null)
        {
            PassedJson.TextOf(bytes, "type");
        }
    }

    private static void MatchFilter(byte[] bytes)
    {
        if (PayloadFilter.TryParse(Text(bytes), out var filter, out _))
        {
            filter.Evaluate("{\"a\":{\"b\":[1,2,\"x\"]},\"c\":7}"u8.ToArray(), out _);
        }
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes);

    private static int Number(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
