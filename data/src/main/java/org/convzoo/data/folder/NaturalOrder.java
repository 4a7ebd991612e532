package org.convzoo.data.folder;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order people expect of names: numbers in them by value, so that 2 comes before 10; the rest by code point. */
public final class NaturalOrder implements Comparator<String> {

    private static final Pattern PIECE = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String left, String right) {
        Matcher leftPieces = PIECE.matcher(left);
        Matcher rightPieces = PIECE.matcher(right);
        while (true) {
            boolean moreLeft = leftPieces.find();
            boolean moreRight = rightPieces.find();
            if (!moreLeft || !moreRight) {
                // 02 and 2 are the same number but not the same name.
                return moreLeft == moreRight ? left.compareTo(right) : Boolean.compare(moreLeft, moreRight);
            }
            int order = comparePieces(leftPieces.group(), rightPieces.group());
            if (order != 0) {
                return order;
            }
        }
    }

    private static int comparePieces(String left, String right) {
        if (isNumber(left) && isNumber(right)) {
            return new BigInteger(left).compareTo(new BigInteger(right));
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String piece) {
        return piece.charAt(0) >= '0' && piece.charAt(0) <= '9';
    }
}
