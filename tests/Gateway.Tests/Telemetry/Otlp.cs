namespace OrleansNotify.Telemetry;

/// <summary>Reads the few fields of OTLP that the tests look at, see opentelemetry/proto/trace/v1/trace.proto.</summary>
internal static class Otlp
{
    public static IEnumerable<Span> Spans(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select new Span(Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4));

    private static string Text(byte[] message, int number) => System.Text.Encoding.UTF8.GetString(Fields(message, number).FirstOrDefault([]));

    private static string Hex(byte[] message, int number) => Convert.ToHexStringLower(Fields(message, number).FirstOrDefault([]));

    /// <summary>The fields of this number that have a length.</summary>
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            var length = (tag & 7) switch
            {
                0 => Varint(message, ref at) & 0UL,
                1 => 8UL,
                2 => Varint(message, ref at),
                5 => 4UL,
                _ => throw new FormatException($"No such wire type: {tag & 7}"),
            };
            if (tag == ((ulong)number << 3 | 2))
            {
                found.Add(message[at..(at + (int)length)]);
            }

            at += (int)length;
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var octet = message[at++];
            value |= (ulong)(octet & 0x7f) << shift;
            if (octet < 0x80)
            {
                return value;
            }
        }
    }
}
