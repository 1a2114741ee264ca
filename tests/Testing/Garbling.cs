namespace OrleansNotify.Testing;

/// <summary>Makes bad inputs of good ones; the same again from the same random numbers.</summary>
public static class Garbling
{
    private const string Syntax = "{}[]\",:\\0-.%@\u001e";

    /// <summary>Bytes changed, removed, repeated, swapped or inserted, up to five times.</summary>
    public static byte[] Garbled(this byte[] bytes, Random random)
    {
        var result = bytes.ToList();
        for (var n = random.Next(1, 6); n > 0 && result.Count > 0; n--)
        {
            var at = random.Next(result.Count);
            switch (random.Next(6))
            {
                case 0:
                    result[at] = (byte)random.Next(256);
                    break;
                case 1:
                    result.RemoveRange(at, random.Next(1, result.Count - at + 1));
                    break;
                case 2:
                    result.InsertRange(at, result.GetRange(at, Math.Min(random.Next(1, 65), result.Count - at)));
                    break;
                case 3:
                    result.Insert(at, (byte)Syntax[random.Next(Syntax.Length)]);
                    break;
                case 4:
                    result.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    (result[at], result[^1]) = (result[^1], result[at]);
                    break;
            }
        }

        return [.. result];
    }
}
